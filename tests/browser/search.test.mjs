import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shared } from './site.mjs';

const onPage = async (options, use) => {
  const context = await shared.browser.newContext(options);
  const page = await context.newPage();
  try {
    await use(page);
  } finally {
    await context.close();
  }
};

const hitCount = async (page) => Number((await page.locator('h1').innerText()).match(/^([\d,]+)/)[1].replace(',', ''));

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`a search is typed, filtered by a tick, and opened, ${how}`, async () => {
    await onPage({ javaScriptEnabled }, async (page) => {
      await page.goto(shared.site.url);
      await page.fill('#search_text', 'slipped disk');
      await page.press('#search_text', 'Enter');
      await page.waitForURL(/\/search\?.*q=slipped/);
      assert.match(await page.locator('.understood').innerText(), /Herniated disc/);
      const all = await hitCount(page);
      assert.ok(all > 1);

      const box = page.locator('input[name=therapy][value=ozone-therapy]');
      for (const closed of await page.locator('details.facet-more:has(input[value=ozone-therapy]):not([open])').all()) {
        await closed.locator('> summary').click();
      }
      await box.check({ noWaitAfter: true });
      if (!javaScriptEnabled) {
        await page.getByRole('button', { name: 'Apply' }).click();
      }
      await page.waitForURL(/therapy=ozone-therapy/);
      const filtered = await hitCount(page);
      assert.ok(filtered > 0 && filtered < all, `${filtered} of ${all}`);
      assert.ok(await page.locator('input[value=ozone-therapy]').isChecked());

      await page.locator('.hit h3 a').first().click();
      await page.waitForURL(/\/documents\//);
      assert.ok(await page.locator('mark').count() > 0);
      await page.goBack();
      assert.match(page.url(), /therapy=ozone-therapy/);
    });
  });
}

test('what was understood can be switched off', async () => {
  await onPage({}, async (page) => {
    await page.goto(`${shared.site.url}/search?q=slipped+disk`);
    await page.getByRole('link', { name: 'Search exactly what I typed' }).click();
    await page.waitForURL(/exact=1/);
    assert.equal(await page.locator('.understood .reading').count(), 0);
  });
});

test('the slash key goes to the search box', async () => {
  await onPage({}, async (page) => {
    await page.goto(`${shared.site.url}/search?q=knee`);
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search_text');
  });
});

test('a filter that is in force can be taken away by its chip', async () => {
  await onPage({}, async (page) => {
    await page.goto(`${shared.site.url}/search?q=knee&therapy=platelet-rich-plasma`);
    await page.getByRole('link', { name: /Remove the filter/ }).click();
    await page.waitForURL((url) => !url.search.includes('therapy='));
  });
});

test('pages follow one another without repeating an article', async () => {
  await onPage({}, async (page) => {
    const seen = new Set();
    await page.goto(`${shared.site.url}/search?q=pain`);
    const total = await hitCount(page);
    for (;;) {
      for (const link of await page.locator('.hit h3 a').all()) {
        seen.add((await link.getAttribute('href')).replace(/[?#].*/, ''));
      }
      const next = page.locator('a[rel=next]');
      if (await next.count() === 0) break;
      const address = await next.last().getAttribute('href');
      await next.last().click();
      await page.waitForURL(shared.site.url + address);
    }
    assert.equal(seen.size, total);
  });
});

test('what is typed is shown, never run', async () => {
  await onPage({}, async (page) => {
    let ran = false;
    page.on('dialog', (dialog) => { ran = true; dialog.dismiss(); });
    const typed = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    await page.goto(`${shared.site.url}/search?q=${encodeURIComponent(typed)}`);
    assert.equal(await page.inputValue('#search_text'), typed);
    assert.equal(ran, false);
  });
});
