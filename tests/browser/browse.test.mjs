// Looking through the vocabulary, with and without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage, shared } from './site.mjs';

for (const javaScriptEnabled of [true, false]) {
  test(`a concept is found by another name ${javaScriptEnabled ? 'while it is typed' : 'without JavaScript'}`, async () => {
    await onPage({ javaScriptEnabled }, '/browse', async (page) => {
      await page.click('#browse_find');
      await page.keyboard.type('slipped di');
      if (!javaScriptEnabled) await page.keyboard.press('Enter');
      await page.waitForURL(/find=slipped/);
      const name = page.locator('.name-list').getByRole('link', { name: 'Slipped disc', exact: true });
      await name.waitFor();
      assert.equal(await page.evaluate(() => document.querySelector('.browse-list h2')), null);
      assert.match(await page.locator('#browse_found').innerText(), /^\d+ names? for “slipped di/);
      const line = page.locator('.name-list li').filter({ hasText: /^Slipped disc is/ }).locator('.line');
      assert.match(await line.innerText(), /Spinal disorder › Intervertebral disc disorder$/);
      if (javaScriptEnabled) {
        assert.equal(await page.evaluate(() => document.activeElement.id), 'browse_find');
        await page.fill('#browse_find', '');
        await page.getByRole('heading', { name: 'Therapy' }).waitFor();
        await page.fill('#browse_find', 'slipped di');
      }
      await name.click();
      await page.waitForURL(/\/condition\/herniated-disc$/);
      assert.equal(await page.locator('.family [aria-current] strong').innerText(), 'Herniated disc');
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`the index of names goes by letters ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    await onPage({ javaScriptEnabled }, '/browse', async (page) => {
      await page.getByRole('link', { name: 'A–Z' }).click();
      await page.getByRole('navigation', { name: 'Letters' }).getByRole('link', { name: 'H', exact: true }).click();
      await page.waitForURL(/letter=H/);
      const names = await page.locator('.name-list a').allInnerTexts();
      assert.ok(names.includes('Herniated disc'));
      assert.ok(names.every((name) => /^h/i.test(name)), names.join());
    });
  });
}

test('where concepts were listed before leads here', async () => {
  await onPage({}, '/concepts', async (page) => assert.equal(page.url(), `${shared.site.url}/browse`));
});

test('the years are a table for who cannot see the bars', async () => {
  await onPage({}, '/', async (page) => {
    const rows = page.getByRole('table', { name: 'Articles by year' }).getByRole('row');
    const counts = (await rows.locator('td').allInnerTexts()).map(Number);
    assert.equal(counts.length, await page.locator('.timeline rect').count());
    assert.equal(counts.reduce((sum, count) => sum + count, 0), shared.site.search(['']).total);
  });
});
