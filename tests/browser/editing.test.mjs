// What editors do in the browser, on a server of their own: decisions change what others see.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultsOf, shared, startSite } from './site.mjs';

const token = 'the-token-of-the-browser-tests';
const article = '/documents/articles%2Fsciatica.md';
let site;
before(async () => { site = await startSite(['--edit'], { MATERIA_TOKEN: token }); });
after(() => site?.close());

const onSite = async (options, use) => {
  const context = await shared.browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  try {
    await use(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
};

const signIn = async (page, back = '/review') => {
  await page.goto(`${site.url}/sign-in?back=${encodeURIComponent(back)}`);
  await page.getByLabel('Your name').fill('Ann Lee');
  await page.getByLabel("The editors' token").fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
};

// How many articles the filter of the search page counts.
const facetCount = async (page, scheme, name) => {
  const answer = await page.request.get(`${site.url}/api/v1/search?q=`);
  const value = (await answer.json()).facets[scheme].find((one) => one.concept === name);
  await page.goto(`${site.url}/search`);
  const shown = page.locator(`.facet-value:has(input[name=${scheme}][value=${name}]) .facet-count`);
  if (await shown.count() > 0) assert.equal((await shown.first().textContent()).match(/\d+/)?.[0], String(value.count));
  return value?.count ?? 0;
};

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`an article, its tag, the evidence, deny, gone from the facet count, undo, ${how}`, async () => {
    await onSite({ javaScriptEnabled }, async (page) => {
      await signIn(page, article);
      const count = await facetCount(page, 'condition', 'sciatica');
      await page.goto(site.url + article);
      assert.match(await page.locator('.site-header').innerText(), /Ann Lee/);
      await page.locator('.article-head a.tag', { hasText: 'Sciatica' }).first().click();
      await page.waitForURL(/evidence=condition%3Asciatica/);
      const panel = page.locator('#evidence_panel');
      assert.match(await panel.innerText(), /mentions?\b/);
      const mentions = await panel.locator('.mention-list li').count();
      assert.ok(mentions > 0);
      assert.equal(await page.locator('.article .named[id]').count(), mentions);
      await panel.getByText('Reason', { exact: true }).click();
      await panel.locator('textarea').fill('for the test');
      await panel.getByRole('button', { name: 'Deny' }).click();
      await page.locator('.decision', { hasText: 'Denied by Ann Lee' }).waitFor();
      assert.match(await panel.innerText(), /for the test/);
      assert.equal(await facetCount(page, 'condition', 'sciatica'), count - 1);

      await page.goto(`${site.url}${article}?evidence=condition:sciatica`);
      await page.locator('#evidence_panel').getByRole('button', { name: 'Undo' }).click();
      await page.locator('#evidence_panel').getByRole('button', { name: 'Confirm' }).waitFor();
      assert.equal(await facetCount(page, 'condition', 'sciatica'), count);
    });
  });

  test(`a tag is added by its name and taken back, ${how}`, async () => {
    await onSite({ javaScriptEnabled }, async (page) => {
      await signIn(page, article);
      await page.getByRole('link', { name: 'Add a tag' }).click();
      await page.getByLabel('Add the tag').fill('Plantar fasciitis');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.locator('.article-head .tag', { hasText: 'Plantar fasciitis' }).click();
      await page.locator('#evidence_panel').getByText('Added').waitFor();
      await page.locator('#evidence_panel').getByRole('button', { name: 'Undo' }).click();
      await page.waitForLoadState();
      await page.goto(site.url + article);
      assert.equal(await page.locator('.article-head .tag', { hasText: 'Plantar fasciitis' }).count(), 0);
    });
  });

  test(`the review desk: a decision, undone, and an article reviewed, undone, ${how}`, async () => {
    await onSite({ javaScriptEnabled }, async (page) => {
      await signIn(page);
      const progress = () => page.locator('.desk-progress label').innerText();
      const before = await progress();
      const tag = page.locator('.desk-tag').first();
      await tag.getByRole('button', { name: 'Deny' }).click();
      await tag.getByText('Denied by Ann Lee').waitFor();
      await tag.getByRole('button', { name: 'Undo' }).click();
      await tag.getByRole('button', { name: 'Confirm' }).waitFor();
      const title = await page.locator('.desk-article h2').first().innerText();
      await page.locator('.desk-article').first().getByRole('button', { name: 'Reviewed' }).click();
      await page.locator('.desk-last', { hasText: title }).waitFor();
      assert.notEqual(await progress(), before);
      assert.notEqual(await page.locator('.desk-article h2').first().innerText(), title);
      await page.locator('.desk-last').getByRole('button', { name: 'Undo' }).click();
      await page.locator('.desk-article h2', { hasText: title }).waitFor();
      assert.equal(await progress(), before);
    });
  });
}

test('evidence opens without a new page, keeps the focus, steps by keys, and Escape closes it', async () => {
  await onSite({}, async (page) => {
    await page.goto(site.url + article);
    await page.evaluate(() => { window.stayed = true; });
    const tag = page.locator('.article-head a.tag', { hasText: 'Sciatica' }).first();
    await tag.click();
    await page.locator('#evidence_panel').waitFor();
    assert.equal(await page.evaluate(() => window.stayed), true);
    const focused = () => page.evaluate(() => document.activeElement.id);
    assert.equal(await focused(), 'evidence_panel');
    await page.keyboard.press('n');
    assert.match(await focused(), /^mention_1$/);
    await page.keyboard.press('n');
    assert.equal(await focused(), 'mention_2');
    await page.keyboard.press('p');
    assert.equal(await focused(), 'mention_1');
    await page.locator('.mention-list a').nth(1).click();
    assert.equal(await focused(), 'mention_2');
    await page.keyboard.press('Escape');
    await page.locator('#evidence_panel').waitFor({ state: 'detached' });
    assert.ok(!page.url().includes('evidence='));
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Sciatica/);
    await page.goBack();
    await page.locator('#evidence_panel').waitFor();
    assert.equal(await page.evaluate(() => window.stayed), true);
    assert.equal(await page.locator('#evidence_panel form').count(), 0);
  });
});

test('the review desk is worked from the keyboard', async () => {
  await onSite({}, async (page) => {
    await signIn(page);
    await page.evaluate(() => { window.stayed = true; });
    const focused = () => page.evaluate(() => document.activeElement.id);
    await page.keyboard.press('j');
    const first = await focused();
    assert.match(first, /^tag_/);
    await page.keyboard.press('j');
    const second = await focused();
    assert.notEqual(second, first);
    await page.keyboard.press('k');
    assert.equal(await focused(), first);
    await page.keyboard.press('n');
    await page.locator(`#${first}`).getByText('Denied by Ann Lee').waitFor();
    await page.waitForFunction((id) => document.activeElement.id === id, second);
    await page.keyboard.press('y');
    await page.locator(`#${second}`).getByText('Confirmed by Ann Lee').waitFor();
    // Quick keys act one after the other.
    await page.keyboard.press('k');
    await page.keyboard.press('u');
    await page.locator(`#${second} .decision`).waitFor({ state: 'detached' });
    await page.keyboard.press('k');
    await page.keyboard.press('u');
    await page.locator(`#${first} .decision`).waitFor({ state: 'detached' });
    await page.waitForFunction((id) => document.activeElement.id === id, first);

    const title = await page.locator('.desk-article h2').first().innerText();
    const end = await page.locator('.desk-article footer').first().getAttribute('id');
    for (let steps = 0; await focused() !== end && steps < 100; ++steps) await page.keyboard.press('j');
    await page.keyboard.press('y');
    await page.locator('.desk-last', { hasText: title }).waitFor();
    await page.locator('#desk').focus();
    await page.keyboard.press('u');
    await page.locator('.desk-article h2', { hasText: title }).waitFor();
    assert.equal(await page.evaluate(() => window.stayed), true);
  });
});

test('signing in with another token says so, and signing out ends it', async () => {
  await onSite({}, async (page) => {
    await page.goto(`${site.url}/`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await signIn(page, '/browse');
    assert.match(page.url(), /\/browse$/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await page.goto(`${site.url}/review`);
    assert.match(page.url(), /\/sign-in\?back=/);
  });
  const context = await shared.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.url}/sign-in`);
  await page.getByLabel('Your name').fill('Ann');
  await page.getByLabel("The editors' token").fill('guessed wrongly');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Your name').inputValue(), 'Ann');
  assert.equal(await page.getByLabel("The editors' token").inputValue(), '');
  await context.close();
});

const pages = {
  'sign-in': '/sign-in',
  'an article with evidence': `${article}?evidence=condition:sciatica`,
  'an article where a tag is added': `${article}?add=1`,
  'the review desk': '/review',
  'the review desk by kind': '/review?kind=weak',
};
for (const [name, address] of Object.entries(pages)) {
  for (const [width, colorScheme] of [[320, 'dark'], [1280, 'light']]) {
    test(`${name}, ${colorScheme}, ${width} wide: no fault that axe finds, nothing wider than the window`, async () => {
      const context = await shared.browser.newContext({ colorScheme, bypassCSP: true, viewport: { width, height: 800 } });
      const page = await context.newPage();
      if (name !== 'sign-in') await signIn(page);
      await page.goto(site.url + address);
      const faults = await faultsOf(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      await context.close();
      assert.deepEqual(faults, []);
      assert.ok(wide <= width, `${wide} pixels wide`);
    });
  }
}
