// The grid of therapies and conditions, as a reader unfolds and opens it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage, shared } from './site.mjs';

const rowHeads = (page) => page.locator('table.grid tbody th[scope=row] a:not([class*=fold])').allInnerTexts();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`a row is unfolded and folded again by keyboard, and stays in sight, ${how} JavaScript`, async () => {
    await onPage({ javaScriptEnabled }, '/grid', async (page) => {
      const before = await rowHeads(page);
      const fold = page.locator('table.grid tbody th a[class*=fold]').first();
      const row = await fold.locator('xpath=ancestor::th').getAttribute('id');
      await fold.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/open_rows=/);
      const unfolded = await rowHeads(page);
      assert.ok(unfolded.length > before.length, `${before.length} rows, then ${unfolded.length}`);
      assert.ok(before.every((name) => unfolded.includes(name)));
      await page.locator(`#${row}`).waitFor({ state: 'visible' });
      assert.equal(new URL(page.url()).hash, `#${row}`);
      await page.locator(`#${row} a[class*=fold]`).press('Enter');
      await page.waitForURL((url) => !url.searchParams.has('open_rows'));
      assert.deepEqual(await rowHeads(page), before);
      await page.goBack();
      assert.deepEqual(await rowHeads(page), unfolded);
    });
  });

  test(`a cell opens the list that it counts, ${how} JavaScript`, async () => {
    await onPage({ javaScriptEnabled }, '/grid?q=pain', async (page) => {
      const cell = page.locator('table.grid tbody td[class^=shade-] a').first();
      const count = Number(await cell.innerText());
      await cell.click();
      await page.waitForURL(/\/search\?/);
      const { searchParams } = new URL(page.url());
      const chosen = ['therapy', 'condition'].flatMap((facet) => [`--${facet}`, searchParams.get(facet)]);
      assert.equal(searchParams.get('q'), 'pain');
      assert.equal(shared.site.search(['pain', ...chosen]).total, count);
      assert.match(await page.locator('main').innerText(), new RegExp(`\\b${count} articles?\\b`));
    });
  });
}

test('sorted by name, rows go by the alphabet; the columns are left as they were', async () => {
  await onPage({}, '/grid', async (page) => {
    const columns = await page.locator('table.grid thead th.grid-column').allInnerTexts();
    await page.goto(`${shared.site.url}/grid?sort_rows=name`);
    const names = await rowHeads(page);
    assert.deepEqual(names, [...names].sort((one, other) => one.localeCompare(other)));
    assert.deepEqual(await page.locator('table.grid thead th.grid-column').allInnerTexts(), columns);
  });
});
