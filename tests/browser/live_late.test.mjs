// Results that come late: nothing typed, stepped or focused since they were asked for is undone by them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage, startSite, shared } from './site.mjs';

const box = (page, scheme, value) => page.locator(`input[name=${scheme}][value=${value}]`);
const search = (page) => new URL(page.url()).search;

/** Answers to addresses with `part` wait until the function that this resolves to is called. */
const hold = async (page, part) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  let asked;
  const arrived = new Promise((resolve) => { asked = resolve; });
  await page.route((url) => url.pathname === '/search' && url.search.includes(part), async (route) => {
    asked();
    await held;
    await route.continue().catch(() => {}); // it may have been given up
  });
  return { arrived, release };
};

test('what is typed while a tick is on its way stays', async () => {
  await onPage({}, '/search?q=knee', async (page) => {
    const tick = await hold(page, 'therapy=surgery');
    await box(page, 'therapy', 'surgery').check({ noWaitAfter: true });
    await tick.arrived;
    // Results come between two keys: before the typed words are asked for by themselves.
    await page.evaluate(() => {
      const text = document.getElementById('search_text');
      text.focus();
      text.value = 'knee pain';
      new MutationObserver(() => { window.typedWhenShown = text.value; })
        .observe(document.getElementById('page_content'), { childList: true });
    });
    tick.release();
    await page.waitForFunction(() => window.typedWhenShown !== undefined);
    assert.equal(await page.evaluate(() => window.typedWhenShown), 'knee pain');
    assert.equal(await page.inputValue('#search_text'), 'knee pain');
  });
});

test('a burst whose first answer is overtaken leaves the step before it in the history', async () => {
  await onPage({}, '/search?q=knee', async (page) => {
    const first = await hold(page, 'q=hip');
    await page.fill('#search_text', 'hip');
    await first.arrived;
    await page.fill('#search_text', 'shoulder');
    await page.waitForURL(/q=shoulder/);
    first.release();
    await page.goBack();
    await page.waitForURL(/q=knee/, { timeout: 5000 });
    await page.locator('h1', { hasText: '“knee”' }).waitFor();
  });
});

test('Back and then Forward, before Back is answered, shows what the address says', async () => {
  await onPage({}, '/search?q=knee', async (page) => {
    await box(page, 'therapy', 'surgery').check();
    await page.waitForURL(/therapy=surgery/);
    const back = await hold(page, 'q=knee');
    await page.evaluate(() => window.history.back());
    await back.arrived;
    assert.equal(search(page), '?q=knee');
    await page.evaluate(() => window.history.forward());
    await page.waitForURL(/therapy=surgery/);
    back.release();
    await page.waitForTimeout(500);
    assert.ok(await box(page, 'therapy', 'surgery').isChecked());
    assert.equal(await page.locator('.chips a.chip').count(), 1);
  });
});

test('Back takes back what is typed and not asked for yet', async () => {
  await onPage({}, '/search?q=knee', async (page) => {
    await box(page, 'therapy', 'surgery').check();
    await page.waitForURL(/therapy=surgery/);
    await page.evaluate(() => {
      const text = document.getElementById('search_text');
      text.value = 'hip';
      text.dispatchEvent(new InputEvent('input', { bubbles: true }));
      window.history.back();
    });
    await page.waitForFunction(() => !location.search.includes('therapy'));
    await page.waitForTimeout(600);
    assert.equal(search(page), '?q=knee');
    assert.equal(await page.inputValue('#search_text'), 'knee');
    await page.goForward(); // it would have made a step of its own
    await page.waitForURL(/q=knee.*therapy=surgery/);
  });
});

test('who types in the box of a long facet goes on typing there when results come', async () => {
  await onPage({}, '/search?q=pain', async (page) => {
    const tick = await hold(page, 'therapy=surgery');
    await box(page, 'therapy', 'surgery').check({ noWaitAfter: true });
    await tick.arrived;
    const find = page.getByLabel('Find in Condition');
    await find.click();
    await page.keyboard.type('osteo');
    tick.release();
    await page.waitForURL(/therapy=surgery/);
    await page.locator('.chips').waitFor();
    await page.keyboard.type('arth');
    assert.equal(await find.inputValue(), 'osteoarth');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Find in Condition');
  });
});

test('who sees the page is told, too, when results can\'t be had', async () => {
  await onPage({}, '/search?q=knee', async (page) => {
    await page.route('**/search?*', (route) => route.abort());
    await page.fill('#search_text', 'hip');
    const told = page.getByText('can\'t be brought up to date');
    await told.waitFor({ state: 'attached' });
    const seen = await told.evaluate((one) => one.getBoundingClientRect().height);
    assert.ok(seen > 5, `${seen} pixels`);
  });
});

test('a refusal is shown in the server\'s own words', async () => {
  await onPage({}, '/search?q=knee', async (page) => {
    await page.evaluate(() => { // as with a concept that was renamed since the page was made
      document.querySelector('input[name=therapy]').value = 'xyzzy';
      document.querySelector('input[name=therapy]').checked = true;
    });
    await page.fill('#search_text', 'hip');
    await page.getByRole('alert').filter({ hasText: /Bad request\. unknown therapy 'xyzzy'\. What stands/ }).waitFor();
    assert.equal(search(page), '?q=knee');
    assert.equal(await page.inputValue('#search_text'), 'hip');
  });
});

test('a link that is clicked between two keys is meant for what was typed', async () => {
  await onPage({}, '/search?q=knee', async (page) => {
    await page.evaluate(() => {
      const text = document.getElementById('search_text');
      text.value = 'knee pain';
      text.dispatchEvent(new InputEvent('input', { bubbles: true }));
      [...document.querySelectorAll('.results-layout a')].find((link) => link.textContent === 'newest').click();
    });
    await page.waitForURL(/sort=newest/);
    assert.match(search(page), /q=knee\+pain/);
    assert.equal(await page.inputValue('#search_text'), 'knee pain');
  });
});

test('Back and Forward come back to where the page stood', async () => {
  await onPage({ viewport: { width: 1280, height: 500 } }, '/search?q=pain', async (page) => {
    await page.locator('.pages a[rel=next]').click();
    await page.waitForURL(/page=2/);
    await page.locator('.pages a[rel=prev]').waitFor();
    await page.evaluate(() => window.scrollTo(0, 600));
    await page.waitForFunction(() => history.state?.scroll === 600);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('page=2'));
    await page.locator('.pages a[rel=prev]').waitFor({ state: 'detached' });
    await page.evaluate(() => window.scrollTo(0, 300));
    await page.waitForFunction(() => history.state?.scroll === 300);
    await page.goForward();
    await page.waitForURL(/page=2/);
    await page.locator('.pages a[rel=prev]').waitFor();
    await page.waitForFunction(() => window.scrollY === 600);
    await page.goBack();
    await page.locator('.pages a[rel=prev]').waitFor({ state: 'detached' });
    await page.waitForFunction(() => window.scrollY === 300);
  });
});

test('results that come late move nothing that stays where it is', async () => {
  await onPage({}, '/search?q=knee', async (page) => {
    await page.evaluate(() => {
      window.shifts = [];
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((shift) => shift.value)))
        .observe({ type: 'layout-shift' });
    });
    const tick = await hold(page, 'therapy=surgery');
    await box(page, 'therapy', 'surgery').check({ noWaitAfter: true });
    await tick.arrived;
    await page.waitForTimeout(800); // what follows input within half a second is not counted by browsers' scores
    tick.release();
    await page.waitForURL(/therapy=surgery/);
    await page.waitForTimeout(300);
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
  });
});

test('what the box of a long facet unfolded is folded again, also when results came in between', async () => {
  await onPage({}, '/search?q=pain', async (page) => {
    const folds = () => page.locator('fieldset.facet').filter({ hasText: 'Condition' }).locator('details[open]').count();
    const before = await folds();
    const find = page.getByLabel('Find in Condition');
    await find.fill('osteoarthritis');
    assert.ok(await folds() > before);
    await box(page, 'therapy', 'surgery').check();
    await page.waitForURL(/therapy=surgery/);
    await page.locator('.chips').waitFor();
    await page.getByLabel('Find in Condition').focus();
    await page.keyboard.press('Escape');
    assert.equal(await folds(), before);
  });
});

test('of several explanations the one that was unfolded stays so', async () => {
  await onPage({}, '/search?q=pain&explain=1', async (page) => {
    const panels = page.locator('.hit details.explanation');
    const third = await page.locator('.hit h3').nth(2).innerText();
    await panels.nth(0).locator('summary').click();
    await panels.nth(2).locator('summary').click();
    await page.locator('input[name=match][value=any]').check();
    await page.waitForURL(/match=any/);
    const unfolded = await page.locator('.hit').evaluateAll((all) => all
      .filter((hit) => hit.querySelector('details.explanation')?.open).map((hit) => hit.querySelector('h3').textContent));
    assert.ok(unfolded.includes(third), unfolded.join());
  });
});

test('the way to sign in comes back to what is shown', async () => {
  const site = await startSite(['--edit'], { MATERIA_TOKEN: 'a-token-of-the-tests-of-late-results' });
  try {
    const page = await (await shared.browser.newContext()).newPage();
    await page.goto(`${site.url}/search?q=knee`);
    await box(page, 'therapy', 'surgery').check();
    await page.waitForURL(/therapy=surgery/);
    await page.locator('.chips').waitFor();
    const back = await page.getByRole('link', { name: 'Sign in' }).getAttribute('href');
    assert.match(decodeURIComponent(back), /therapy=surgery/);
    await page.context().close();
  } finally {
    await site.close();
  }
});
