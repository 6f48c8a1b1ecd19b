// The search page with scripts: results that follow, the history, keys, a box in a long facet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, onPage, shared } from './site.mjs';

const total = async (page) => Number((await page.locator('h1').innerText()).match(/^[\d,]+/)[0].replace(',', ''));
const heading = (page, words) => page.locator('h1', { hasText: words }).waitFor();
const settled = async (page, part) => {
  await page.waitForURL((url) => url.search.includes(part));
  await page.locator('.results-layout:not([aria-busy])').waitFor();
};
const box = (page, scheme, value) => page.locator(`input[name=${scheme}][value=${value}]`);
const unfold = async (page, value) => {
  for (const fold of await page.locator(`details.facet-more:has(input[value=${value}]):not([open])`).all()) {
    await fold.locator('> summary').click();
  }
};
/** What would be lost by loading a page. */
const stay = (page) => page.evaluate(() => { window.stayed = true; });
const stayed = (page) => page.evaluate(() => window.stayed === true);

test('results follow what is typed, as one step of the history, and the box keeps the focus', async () => {
  await onPage({}, '/search?q=knee', async (page) => {
    await stay(page);
    const steps = await page.evaluate(() => history.length);
    await page.click('#search_text');
    await page.keyboard.press('End');
    await page.keyboard.type(' p', { delay: 20 });
    await settled(page, 'q=knee+p');
    await page.keyboard.type('ain', { delay: 20 });
    await settled(page, 'q=knee+pain');
    await heading(page, 'knee pain');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search_text');
    assert.equal(await page.inputValue('#search_text'), 'knee pain');
    assert.equal(await page.title(), 'knee pain · materia');
    assert.equal(await page.evaluate(() => history.length), steps + 1);
    await page.goBack();
    await heading(page, '“knee”');
    assert.equal(await page.inputValue('#search_text'), 'knee');
    assert.ok(await stayed(page));
  });
});

test('a tick keeps its focus and its place, and is a step that Back takes back', async () => {
  await onPage({ viewport: { width: 1280, height: 500 } }, '/search?q=pain', async (page) => {
    await stay(page);
    const all = await total(page);
    await unfold(page, 'physical-therapy');
    await box(page, 'therapy', 'physical-therapy').focus();
    await page.keyboard.press('Space');
    await settled(page, 'therapy=physical-therapy');
    const some = await total(page);
    assert.ok(some > 0 && some < all);
    assert.equal(await page.evaluate(() => document.activeElement.value), 'physical-therapy');
    assert.ok(await box(page, 'therapy', 'physical-therapy').isChecked());
    assert.match(await page.locator('[role=status]').last().textContent(), /./);

    await page.getByRole('link', { name: 'newest', exact: true }).click();
    await settled(page, 'sort=newest');
    await box(page, 'condition', 'musculoskeletal-disorder').check();
    await settled(page, 'condition=musculoskeletal-disorder');
    assert.match(page.url(), /sort=newest/);

    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('condition='));
    await page.locator('input[value=musculoskeletal-disorder]:not(:checked)').waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('sort='));
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('therapy='));
    await heading(page, String(all));
    assert.ok(!await box(page, 'therapy', 'physical-therapy').isChecked());
    await page.goForward();
    await settled(page, 'therapy=physical-therapy');
    await heading(page, String(some));
    assert.ok(await stayed(page));
  });
});

test('“slipp” offers Herniated disc by its other name, and what is chosen and ticked counts as on the command line', async () => {
  await onPage({}, '/search', async (page) => {
    await page.click('#search_text');
    await page.keyboard.type('slipp', { delay: 30 });
    const option = page.getByRole('option', { name: /Herniated disc · condition · \d+ articles/ }).first();
    await option.waitFor();
    await option.click();
    await settled(page, 'q=Slipped+dis');
    await heading(page, 'Slipped dis');
    const counts = [await total(page)];
    const ticks = [['therapy', 'surgery'], ['therapy', 'physical-therapy'], ['condition', 'sciatica']];
    for (const [scheme, value] of ticks) {
      await unfold(page, value);
      await box(page, scheme, value).check();
      await settled(page, `${scheme}=${value}`);
      await page.locator(`.chips a`, { has: page.locator('.chip-remove') }).first().waitFor();
      await page.waitForFunction(([n]) => document.querySelectorAll('.chips a.chip').length === n, [counts.length]);
      counts.push(await total(page));
    }
    const typed = await page.inputValue('#search_text');
    const options = ticks.flatMap(([scheme, value]) => [`--${scheme}`, value]);
    const expected = (n) => shared.site.search([typed, ...options.slice(0, 2 * n)]);
    for (let n = ticks.length; n >= 0; --n) {
      const { total: counted, facets } = expected(n);
      await heading(page, new RegExp(`^${counts[n]} article`));
      assert.equal(counts[n], counted);
      for (const { concept, count } of facets.therapy.slice(0, 5)) {
        const shown = await box(page, 'therapy', concept).locator('xpath=../*[@class="facet-count"]').textContent();
        assert.equal(Number(shown), count, `${concept} with ${n} ticks`);
      }
      if (n > 0) await page.goBack();
    }
  });
});

test('a value is left out by its minus and taken in again, in one page', async () => {
  await onPage({}, '/search?q=pain', async (page) => {
    await stay(page);
    const all = await total(page);
    await page.getByRole('button', { name: 'Leave out Surgery', exact: true }).click();
    await settled(page, '-therapy=surgery');
    await page.locator('.facet-excluded del', { hasText: 'Surgery' }).waitFor();
    assert.ok(await total(page) < all);
    await page.getByRole('link', { name: /Remove the filter not Surgery/ }).click();
    await page.waitForURL((url) => !url.search.includes('surgery'));
    await heading(page, String(all));
    assert.ok(await stayed(page));
  });
});

test('without JavaScript a value is left out, too, and filters can go by what articles say', async () => {
  await onPage({ javaScriptEnabled: false }, '/search?q=pain', async (page) => {
    await page.getByRole('button', { name: 'Leave out Surgery', exact: true }).click();
    await page.waitForURL(/-therapy=surgery/);
    await page.getByLabel('Filters and counts go by').selectOption('negated');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(/assertion=negated/);
    assert.match(page.url(), /-therapy=surgery/);
    assert.ok(await page.locator('.chips', { hasText: 'negated in the text' }).isVisible());
  });
});

test('where the server does not answer, what is typed stays and the results stand as they were', async () => {
  await onPage({}, '/search?q=knee', async (page) => {
    const before = await page.locator('h1').innerText();
    await page.route('**/search?*', (route) => route.abort());
    await page.click('#search_text');
    await page.keyboard.type(' pain');
    await page.getByRole('alert').filter({ hasText: 'can\'t be brought up to date' }).waitFor();
    assert.equal(await page.inputValue('#search_text'), 'knee pain');
    assert.equal(await page.locator('h1').innerText(), before);
  });
});

test('j and k go through the hits, Enter opens, ? lists the keys, and none is heard while typing', async () => {
  await onPage({ bypassCSP: true }, '/search?q=pain', async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.closest('.hits > li') === null ? -1
      : [...document.querySelectorAll('.hits > li')].indexOf(document.activeElement.closest('.hits > li')));
    await page.keyboard.press('j');
    assert.equal(await focused(), 0);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    assert.equal(await focused(), 2);
    await page.keyboard.press('k');
    assert.equal(await focused(), 1);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    assert.ok(await dialog.isVisible());
    assert.deepEqual(await faultsOf(await page), []);
    await page.keyboard.press('Escape');
    assert.ok(!await dialog.isVisible());
    await page.keyboard.press('/');
    await page.keyboard.type('j?');
    assert.equal(await page.inputValue('#search_text'), 'j?');
    assert.ok(!await dialog.isVisible());
    await page.getByRole('button', { name: 'Keys' }).click();
    await dialog.getByRole('button', { name: 'Close' }).click();
  });
  await onPage({}, '/search?q=pain', async (page) => {
    await page.keyboard.press('j');
    const address = await page.evaluate(() => document.activeElement.href);
    await page.keyboard.press('Enter');
    await page.waitForURL(address);
  });
});

test('a search is typed, chosen, narrowed, read and left by the keyboard alone', async () => {
  await onPage({}, '/', async (page) => {
    const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
    const focus = () => page.evaluate(() => document.activeElement.name ?? document.activeElement.className);
    await press('/');
    await page.keyboard.type('slipped dis', { delay: 30 });
    await page.locator('#search_suggestions [role=option]').first().waitFor();
    await press('ArrowDown', 'Enter');
    await page.waitForURL(/\/search\?q=/);
    const all = await total(page);
    for (let tabs = 0; await focus() !== 'therapy'; ++tabs) {
      assert.ok(tabs < 60, 'no box of a facet is reached');
      await press('Tab');
    }
    await press('Space');
    await settled(page, 'therapy=');
    assert.equal(await focus(), 'therapy');
    assert.ok(await total(page) <= all);
    await press('Tab');
    await press('j', 'Enter');
    await page.waitForURL(/\/documents\//);
    await press('n');
    assert.equal(await page.locator('mark.mark-current').count(), 1);
    await page.goBack(); // the browser's own keys are not heard here
    await page.waitForURL(/therapy=/);
    assert.ok(await page.locator('.hit').count() > 0);
  });
});

test('a long facet is searched in place, with what stands above a match', async () => {
  await onPage({}, '/search?q=pain', async (page) => {
    const facet = page.locator('fieldset.facet', { has: page.locator('legend', { hasText: 'Condition' }) });
    const find = page.getByLabel('Find in Condition');
    await find.fill('osteoarth');
    const names = (await facet.locator('li:visible > .facet-line .facet-name').allInnerTexts());
    assert.ok(names.includes('Osteoarthritis') && names.includes('Musculoskeletal disorder'), names.join());
    assert.ok(!names.includes('Pain condition'));
    assert.match(await facet.locator('[role=status]').textContent(), /value/);
    await box(page, 'condition', 'osteoarthritis').check();
    await settled(page, 'condition=osteoarthritis');
    assert.equal(await find.inputValue(), 'osteoarth');
    await find.focus();
    await page.keyboard.press('Escape');
    assert.ok(await facet.getByText('Pain condition', { exact: true }).isVisible());
  });
});

test('nothing jumps when the search page loads or its results change, and the policy has nothing to say', async () => {
  await onPage({}, '/', async (page) => {
    const said = [];
    page.on('console', (message) => { if (message.type() === 'error') said.push(message.text()); });
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts.push(shift.value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${shared.site.url}/search?q=herniated+disc`);
    await page.waitForTimeout(300);
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    await box(page, 'therapy', 'surgery').check();
    await settled(page, 'therapy=surgery');
    await page.waitForTimeout(300);
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    assert.deepEqual(said, []);
  });
});

test('the search page weighs less than 60 KB without the articles and counts it found', async () => {
  await onPage({}, '/', async (page) => {
    let weight = 0;
    const answers = [];
    page.on('response', (answer) => answers.push(answer));
    await page.goto(`${shared.site.url}/search?q=herniated+disc`, { waitUntil: 'networkidle' });
    for (const answer of answers) weight += (await (await fetch(answer.url())).arrayBuffer()).byteLength;
    const found = await page.evaluate(() => [...document.querySelectorAll('.results, fieldset.facet')]
      .map((part) => new TextEncoder().encode(part.outerHTML).length).reduce((all, one) => all + one));
    assert.ok(answers.length > 3);
    assert.ok(weight - found < 60 * 1024, `${weight - found} bytes`);
  });
});
