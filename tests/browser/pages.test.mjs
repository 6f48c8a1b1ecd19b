import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, onPage, pages, shared } from './site.mjs';

for (const [name, address] of Object.entries(pages)) {
  const wide = { width: 1280, height: 800 };
  const narrow = { width: 320, height: 640 };
  const zoomed = { width: 640, height: 400 }; // 1280 pixels at 200 %
  // Dark is other colours, and zoom another layout: of each only that is asked, because all of axe takes a second or two.
  const contrast = { runOnly: ['color-contrast'] };
  const allButContrast = { rules: { 'color-contrast': { enabled: false } } };
  for (const [how, options, [opened, ...resized], rules] of [
    ['light', { colorScheme: 'light' }, [wide, narrow], {}],
    ['dark', { colorScheme: 'dark' }, [narrow, wide], contrast],
    ['at 200 %', { deviceScaleFactor: 2 }, [zoomed], allButContrast]]) {
    test(`${name}, ${how}: no fault that axe finds`, async () => {
      await onPage({ ...options, viewport: opened, bypassCSP: true }, address, async (page) => {
        const faults = await faultsOf(page, rules);
        for (const viewport of resized) {
          await page.setViewportSize(viewport);
          faults.push(...await faultsOf(page, rules));
        }
        assert.deepEqual(faults, []);
      });
    });
  }

  test(`${name}: nothing is loaded from elsewhere, nothing is refused, nothing is wider than a phone`, async () => {
    const context = await shared.browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    const faults = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(shared.site.url) && !request.url().startsWith('data:')) faults.push(request.url());
    });
    page.on('console', (message) => {
      const expected = name === 'missing' && message.text().includes('404');
      if (message.type() === 'error' && !expected) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    const answer = await page.goto(shared.site.url + address);
    assert.equal(answer.status(), name === 'missing' ? 404 : 200);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    await context.close();
    assert.deepEqual(faults, []);
    assert.ok(width <= 320, `${width} pixels wide`);
  });
}

test('the words searched for are marked on the article page, and its sections can be linked to', async () => {
  const context = await shared.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${shared.site.url}${pages.article}`);
  assert.ok(await page.locator('article mark, main mark').count() > 0);
  const targets = await page.locator('nav a[href*="#"], a[href^="#"]').evaluateAll(
    (links) => links.map((link) => link.hash).filter((hash) => hash.length > 1));
  assert.ok(targets.length > 2);
  for (const target of targets) {
    assert.equal(await page.locator(`[id="${decodeURIComponent(target.slice(1))}"]`).count(), 1, target);
  }
  await context.close();
});
