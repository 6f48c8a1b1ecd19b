// What was understood can be taken back and had again, and results say why they stand where they stand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage } from './site.mjs';

const concepts = (page) => page.locator('.reading-concept').allInnerTexts();
const literals = (page) => new URL(page.url()).searchParams.getAll('literal');
/** Results follow the address: a moment later there are so many. */
const has = (page, selector, count) => page.waitForFunction(
  ([selected, wanted]) => document.querySelectorAll(selected).length === wanted, [selector, count]);
const take = (page, words) => page.getByRole('link', { name: `take back: ${words}` });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`one concept is taken back, Back and undo bring it again, ${how}`, async () => {
    await onPage({ javaScriptEnabled }, '/search?q=slipped+disk+PRP', async (page) => {
      assert.deepEqual(await concepts(page), ['Herniated disc (condition)', 'Platelet-rich plasma (therapy)']);
      await take(page, 'slipped disk is Herniated disc').click();
      await page.waitForURL(/literal=slipped/);
      assert.deepEqual(literals(page), ['slipped disk']);
      assert.deepEqual(await concepts(page), ['Platelet-rich plasma (therapy)']);
      assert.match(await page.locator('.reading-literal').innerText(), /slipped disk read as typed/);

      await page.goBack();
      await has(page, '.reading-concept', 2);
      await page.goForward();
      await has(page, '.reading-concept', 1);

      await page.getByRole('link', { name: 'undo reading slipped disk as typed' }).click();
      await page.waitForURL((url) => !url.search.includes('literal='));
      assert.equal((await concepts(page)).length, 2);
    });
  });
}

test('a concept that was recognised leads to its page', async () => {
  await onPage({}, '/search?q=slipped+disk', async (page) => {
    await page.locator('.reading-concept').click();
    await page.waitForURL(/\/condition\/herniated-disc$/);
  });
});

test('all are taken back at once by searching exactly what was typed', async () => {
  await onPage({}, '/search?q=slipped+disk+PRP', async (page) => {
    await page.getByRole('link', { name: 'Search exactly what I typed' }).click();
    await page.waitForURL(/exact=1/);
    assert.equal(await page.locator('.reading').count(), 0);
    await page.getByRole('link', { name: 'other names too' }).click();
    await page.waitForURL((url) => !url.search.includes('exact='));
    assert.equal((await concepts(page)).length, 2);
  });
});

test('what was taken back is kept by a ticked filter and forgotten by another search', async () => {
  await onPage({}, '/search?q=PRP+pain&literal=PRP&match=any', async (page) => {
    await page.locator('input[name=about]').check({ noWaitAfter: true });
    await page.waitForURL(/about=1/);
    assert.deepEqual(literals(page), ['PRP']);
    await page.fill('#search_text', 'slipped disk');
    await page.press('#search_text', 'Enter');
    await page.waitForURL(/q=slipped/);
    assert.equal(await page.locator('.reading-literal').count(), 0);
    assert.equal(await page.locator('#search_form input[name=literal]').count(), 0);
    assert.doesNotMatch(await take(page, 'slipped disk').getAttribute('href'), /PRP/);
  });
});

test('explaining is part of the address, and Back takes it away', async () => {
  await onPage({}, '/search?q=slipped+disk', async (page) => {
    assert.equal(await page.locator('.explanation').count(), 0);
    await page.getByRole('link', { name: 'Why these results' }).click();
    await page.waitForURL(/explain=1/);
    await page.locator('input[name=about]').check({ noWaitAfter: true });
    await page.waitForURL(/about=1/);
    assert.match(page.url(), /explain=1/);
    await page.getByRole('link', { name: 'Hide why' }).click();
    await page.waitForURL((url) => !url.search.includes('explain='));
    await page.goBack();
    await page.waitForURL(/explain=1/);
    await page.getByRole('link', { name: 'Hide why' }).waitFor();
  });
});

for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 640 }]) {
  test(`each result says why, its parts sum to its score, ${viewport.width} pixels wide`, async () => {
    await onPage({ viewport }, '/search?q=slipped+disk&explain=1', async (page) => {
      const panels = page.locator('.hit details.explanation');
      assert.ok(await panels.count() > 0);
      assert.equal(await panels.count(), await page.locator('.hit').count());
      assert.deepEqual(await panels.evaluateAll((all) => all.slice(0, 2).map((one) => one.open)), [true, false]);
      await panels.nth(1).locator('summary').click();
      const table = panels.nth(1).getByRole('table');
      assert.ok(await table.getByRole('rowheader').count() >= 2);
      const values = (await table.locator('tbody .part-value').allInnerTexts()).map(Number);
      const score = Number(await table.locator('tfoot .part-value').innerText());
      const sum = values.reduce((so_far, value) => so_far + value, 0);
      assert.ok(Math.abs(sum - score) <= 0.005 * (values.length + 1), `${values} is not ${score}`);
      const right = await table.evaluate((one) => one.getBoundingClientRect().right);
      assert.ok(right <= viewport.width, `the table ends at ${right}`);
    });
  });
}

test('a printed page has every explanation unfolded', async () => {
  await onPage({}, '/search?q=slipped+disk&explain=1', async (page) => {
    const last = page.locator('.hit details.explanation table').last();
    await page.emulateMedia({ media: 'print' });
    assert.ok(await last.isVisible());
  });
});
