// Reading an article: steps through the marks, links to passages, quotations, and what machines are told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, onPage, shared } from './site.mjs';

const article = '/documents/articles%2Fsciatica.md';
const place = (page) => page.locator('.match-place').innerText();

test('n, p and the buttons step through the marks of a search', async () => {
  await onPage({}, `${article}?q=pain`, async (page) => {
    const marks = await page.locator('.article mark[id]').count();
    assert.ok(marks > 3);
    await page.getByRole('button', { name: 'Next match' }).click();
    assert.equal((await place(page)).trim(), `1 of ${marks}`);
    await page.keyboard.press('n');
    assert.equal((await place(page)).trim(), `2 of ${marks}`);
    assert.equal(await page.locator('mark.mark-current').getAttribute('id'), 'match_2');
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    assert.equal((await place(page)).trim(), `${marks} of ${marks}`);
    assert.ok(await page.locator('mark.mark-current').isVisible());
    assert.match(await page.locator('body > [role=status]').first().textContent(), /pain.* of /i);
    await page.locator('a[data-evidence]').first().click();
    await page.locator('#evidence_panel').waitFor();
    await page.getByRole('button', { name: 'Next match' }).click();
    assert.equal((await place(page)).trim(), `1 of ${marks}`);
  });
});

test('a link to a passage and a quotation with its source are copied', async () => {
  await onPage({ permissions: ['clipboard-read', 'clipboard-write'] }, article, async (page) => {
    const passage = page.locator('.passage').nth(2);
    const link = passage.getByRole('link', { name: 'Link to this passage' });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copy link' }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const address = await copied();
    assert.equal(address, shared.site.url + await link.getAttribute('href'));
    await page.getByRole('button', { name: 'Copy quotation' }).click();
    const quotation = await copied();
    const words = (await passage.locator('p').innerText()).trim();
    assert.equal(quotation, `“${words}”\nSciatica: leg pain that starts in the back. materia editors. 9 April 2026.\n${address}`);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.passage-tools').count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.className), 'passage-link');

    await page.goto(address);
    assert.ok(await passage.evaluate((one) => one.matches(':target') && one.classList.contains('passage-linked')));
  });
});

test('where the clipboard is not allowed, the old way copies', async () => {
  await onPage({}, article, async (page) => {
    await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
    await page.locator('.passage-link').first().click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
  });
});

test('without JavaScript a passage has a link, and one that was changed is told of', async () => {
  await onPage({ javaScriptEnabled: false }, article, async (page) => {
    await page.locator('.passage-link').nth(1).click();
    await page.waitForURL(/\?passage=[0-9a-f]{12}#p_/);
    assert.equal(await page.locator('.passage-linked').count(), 1);
    assert.equal(await page.getByText('no longer stands here').count(), 0);
    await page.goto(`${shared.site.url}${article}?passage=0123456789ab#p_0123456789ab`);
    assert.ok(await page.getByText('no longer stands here').isVisible());
    assert.ok(!await page.locator('.match-steps').first().isVisible());
  });
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    test(`a linked passage with its tools open has no fault, ${colorScheme}, ${width} pixels wide`, async () => {
      const options = { colorScheme, viewport: { width, height: 900 }, bypassCSP: true };
      await onPage(options, `${article}?passage=0123456789ab&q=pain`, async (page) => {
        await page.locator('.passage-link').first().click();
        await page.getByRole('button', { name: 'Next match' }).click();
        assert.deepEqual(await faultsOf(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      });
    });
  }
}

test('what machines are told is JSON that the policy lets stand', async () => {
  await onPage({}, '/', async (page) => {
    const said = [];
    page.on('console', (message) => { if (message.type() === 'error') said.push(message.text()); });
    await page.goto(shared.site.url + article);
    const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
    assert.equal(data['@type'], 'MedicalWebPage');
    assert.equal(data.name, await page.locator('h1').innerText());
    assert.equal(data.about, undefined); // no editor has confirmed a tag
    assert.deepEqual(said, []);
  });
});

test('printed, an article is its text', async () => {
  await onPage({}, `${article}?q=pain`, async (page) => {
    await page.emulateMedia({ media: 'print' });
    for (const control of ['.passage-link', '.match-bar', '.contents', '.search-form']) {
      assert.ok(!await page.locator(control).first().isVisible(), control);
    }
    assert.ok(await page.locator('.article-text p').first().isVisible());
  });
});
