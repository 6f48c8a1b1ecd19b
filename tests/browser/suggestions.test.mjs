import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { onPage } from './site.mjs';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const box = (page) => page.locator('#search_text');
const options = (page) => page.locator('#search_suggestions').getByRole('option', { includeHidden: true });

/** Types letter by letter and waits for the list. */
const type = async (page, typed) => {
  await box(page).fill('');
  await box(page).pressSequentially(typed);
  await options(page).first().waitFor();
};

for (const address of ['/', '/search?q=knee', '/browse']) {
  test(`suggestions are a combobox on ${address}`, async () => {
    await onPage({}, address, async (page) => {
      const combobox = page.getByRole('combobox', { name: 'Search the articles' });
      assert.equal(await combobox.getAttribute('aria-expanded'), 'false');
      await type(page, 'slipped d');
      assert.equal(await combobox.getAttribute('aria-expanded'), 'true');
      const list = page.getByRole('listbox', { name: 'Suggestions' });
      assert.equal(await list.getAttribute('id'), await combobox.getAttribute('aria-controls'));
      assert.match(await options(page).first().innerText(), /Slipped disc\s+Herniated disc · condition · \d+ articles/);
      assert.match(await page.locator('#search_form [role=status]').innerText(), /^\d suggestions?$/);
    });
  });
}

test('arrows walk through the suggestions and the box, Escape closes, Enter searches for a concept', async () => {
  await onPage({}, '/', async (page) => {
    await type(page, 'knee');
    const count = await options(page).count();
    assert.ok(count > 2);
    const active = () => box(page).getAttribute('aria-activedescendant');
    assert.equal(await active(), null);
    await box(page).press('ArrowDown');
    assert.equal(await active(), await options(page).first().getAttribute('id'));
    assert.equal(await options(page).first().getAttribute('aria-selected'), 'true');
    await box(page).press('ArrowUp');
    assert.equal(await active(), null);
    await box(page).press('ArrowUp');
    assert.equal(await active(), await options(page).last().getAttribute('id'));
    assert.equal(await box(page).inputValue(), 'knee');
    await box(page).press('Escape');
    assert.equal(await options(page).count(), 0);
    assert.equal(await box(page).inputValue(), 'knee');
    assert.equal(await active(), null);
    await box(page).press('ArrowDown');
    await options(page).first().waitFor();
    await box(page).press('ArrowDown');
    const chosen = (await options(page).first().locator('.suggestion-text').innerText()).trim();
    await box(page).press('Enter');
    await page.waitForURL(/\/search\?q=/);
    assert.equal(await box(page).inputValue(), chosen);
    assert.ok(await page.locator('.hit').count() > 0);
  });
});

test('Enter without a choice searches for what was typed, and ticked filters stay', async () => {
  await onPage({}, '/search?q=knee&therapy=platelet-rich-plasma', async (page) => {
    await type(page, 'tendon');
    await box(page).press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'tendon');
    assert.match(page.url(), /therapy=platelet-rich-plasma/);
  });
});

test('a click on a title opens its article', async () => {
  await onPage({}, '/', async (page) => {
    await type(page, 'frozen shou');
    await options(page).filter({ hasText: /article$/ }).first().click();
    await page.waitForURL(/\/documents\/articles%2F/);
    assert.match(await page.locator('h1').innerText(), /shoulder/i);
  });
});

test('leaving the box closes the list, and nothing typed has none', async () => {
  await onPage({}, '/', async (page) => {
    await type(page, 'knee');
    await page.locator('h1').first().click();
    assert.equal(await options(page).count(), 0);
    await type(page, 'knee');
    await box(page).fill('');
    await page.waitForFunction(() => document.getElementById('search_suggestions').hidden);
    await type(page, 'knee');
    await box(page).fill('xyzzyplugh');
    await page.waitForFunction(() => document.getElementById('search_suggestions').hidden);
  });
});

test('an answer that comes late is not shown', async () => {
  await onPage({}, '/', async (page) => {
    await page.route('**/api/v1/suggest?**', async (route) => {
      const late = new URL(route.request().url()).searchParams.get('q') === 'knee';
      if (late) await new Promise((resolve) => { setTimeout(resolve, 500); });
      await route.continue().catch(() => {});
    });
    await box(page).pressSequentially('knee');
    await page.waitForTimeout(150);
    await box(page).fill('sciatica');
    await options(page).filter({ hasText: 'Sciatica' }).first().waitFor();
    await page.waitForTimeout(600);
    assert.ok(await options(page).filter({ hasText: /sciatica/i }).count() > 0);
    assert.equal(await options(page).filter({ hasText: /knee/i }).count(), 0);
  });
});

test('what a suggestion says is shown, never run', async () => {
  await onPage({}, '/', async (page) => {
    const text = '<img src=x onerror=alert(1)>';
    await page.route('**/api/v1/suggest?**', (route) => route.fulfill({ json: { suggestions: [
      { kind: 'phrase', text, scheme: null, concept: null, label: null, path: null, documents: 3 }] } }));
    await type(page, 'a');
    assert.equal(await options(page).locator('.suggestion-text').innerText(), text);
    assert.equal(await page.locator('.suggestions img').count(), 0);
  });
});

test('when suggestions fail, the search works', async () => {
  await onPage({}, '/', async (page) => {
    await page.route('**/api/v1/suggest?**', (route) => route.abort());
    await box(page).pressSequentially('knee');
    await page.waitForTimeout(200);
    await box(page).press('Enter');
    await page.waitForURL(/q=knee/);
  });
});

test('without JavaScript the box is a plain search box', async () => {
  await onPage({ javaScriptEnabled: false }, '/', async (page) => {
    assert.equal(await box(page).getAttribute('role'), null);
    assert.equal(await page.locator('.suggestions').count(), 0);
  });
});

for (const colorScheme of ['light', 'dark']) {
  test(`open suggestions, ${colorScheme}, on a phone: no fault that axe finds, nothing wider than the screen`, async () => {
    // The check is injected, which our content security policy rightly forbids.
    await onPage({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 640 } }, '/search?q=knee',
      async (page) => {
        await type(page, 'knee');
        await box(page).press('ArrowDown');
        await page.addScriptTag({ path: axePath });
        const { violations } = await page.evaluate(() => axe.run());
        const faults = violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' ')}`);
        assert.deepEqual(faults, []);
        const { left, right } = await page.locator('.suggestions').evaluate((list) => list.getBoundingClientRect().toJSON());
        assert.ok(left >= 0 && right <= 320, `${left} to ${right}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
        if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/phone-${colorScheme}.png` });
      });
  });
}
