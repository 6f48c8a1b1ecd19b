// What other programs read: feeds, the sitemap, the description of the search. Checked by the schemas that there are;
// RFC 4287 and OpenSearch 1.1 have none that a package brings, so what they require is asked for here.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { faultsOf, shared, startSite } from './site.mjs';

const origin = 'https://kb.example.org';
let site;
before(async () => { site = await startSite(['--public-url', origin]); });
after(() => site.close());

const get = async (address) => {
  const answer = await fetch(site.url + address);
  assert.equal(answer.status, 200, address);
  return { type: answer.headers.get('content-type'), body: await answer.text() };
};
/** Throws where xmllint finds a fault. */
const xmllint = (body, options = []) => execFileSync('xmllint', ['--noout', '--nonet', ...options, '-'],
  { input: body, stdio: ['pipe', 'pipe', 'pipe'] });
const schema = createRequire(import.meta.url).resolve('sitemap').replace(/sitemap\/dist\/.*/, 'sitemap/schema/sitemap.xsd');

/** The elements of a document, as the browser's own XML reader has them. */
async function elements(body) {
  const page = await shared.browser.newPage();
  try {
    return await page.evaluate((xml) => {
      const read = (element) => ({
        name: element.localName,
        space: element.namespaceURI,
        attributes: Object.fromEntries([...element.attributes].map((one) => [one.name, one.value])),
        text: element.children.length === 0 ? element.textContent : null,
        children: [...element.children].map(read),
      });
      return read(new DOMParser().parseFromString(xml, 'application/xml').documentElement);
    }, body);
  } finally {
    await page.close();
  }
}
const named = (element, name) => element.children.filter((child) => child.name === name);

for (const address of ['/search.atom', '/search.atom?q=%3Cb%3E%26%22pain', '/search.atom?q=pain&-therapy=surgery',
  '/therapy/surgery.atom', '/condition/sciatica.atom']) {
  test(`${address} is Atom as RFC 4287 has it`, async () => {
    const { type, body } = await get(address);
    assert.match(type, /^application\/atom\+xml/);
    xmllint(body);
    const feed = await elements(body);
    assert.deepEqual([feed.name, feed.space], ['feed', 'http://www.w3.org/2005/Atom']);
    const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
    const ids = new Set();
    const check = (element, where) => {
      for (const name of ['id', 'title', 'updated']) assert.equal(named(element, name).length, 1, `${where}: ${name}`);
      const [id] = named(element, 'id');
      assert.match(id.text, /^[a-z][a-z0-9+.-]*:/i, where); // an IRI
      assert.ok(!ids.has(id.text), `${where}: ${id.text} twice`);
      ids.add(id.text);
      assert.match(named(element, 'updated')[0].text, date, where);
      for (const link of named(element, 'link')) assert.ok(link.attributes.href, where);
    };
    check(feed, 'feed');
    assert.equal(named(feed, 'link').filter((link) => link.attributes.rel === 'self').length, 1);
    const authored = named(feed, 'author').length > 0;
    for (const entry of named(feed, 'entry')) {
      check(entry, 'entry');
      assert.ok(authored || named(entry, 'author').length > 0, 'an entry without an author in a feed without one');
      const alternates = named(entry, 'link').filter((link) => (link.attributes.rel ?? 'alternate') === 'alternate');
      assert.ok(alternates.length === 1 || named(entry, 'content').length === 1);
      for (const author of named(entry, 'author')) assert.equal(named(author, 'name').length, 1);
    }
  });
}

test('the sitemap passes the schema of sitemaps.org', async () => {
  const { body } = await get('/sitemap.xml');
  xmllint(body, ['--schema', schema]);
  const list = await elements(body);
  const addresses = list.children.map((url) => named(url, 'loc')[0].text);
  assert.ok(addresses.length > 50 && addresses.every((address) => address.startsWith(`${origin}/`)));
  assert.throws(() => xmllint(body.replaceAll('loc>', 'place>'), ['--schema', schema])); // the check can fail
});

test('the description of the search is OpenSearch 1.1', async () => {
  const { type, body } = await get('/opensearch.xml');
  assert.match(type, /^application\/opensearchdescription\+xml/);
  xmllint(body);
  const root = await elements(body);
  assert.deepEqual([root.name, root.space], ['OpenSearchDescription', 'http://a9.com/-/spec/opensearch/1.1/']);
  assert.ok(named(root, 'ShortName')[0].text.length <= 16);
  assert.ok(named(root, 'Description')[0].text.length <= 1024);
  const urls = named(root, 'Url').map(({ attributes }) => attributes);
  assert.deepEqual(urls.map(({ type: kind }) => kind),
    ['text/html', 'application/x-suggestions+json', 'application/atom+xml']);
  for (const { template, type: kind } of urls) {
    assert.match(template, /\{searchTerms\}/);
    const address = template.replace(origin, '').replace('{searchTerms}', 'slipp');
    assert.ok((await get(address)).type.startsWith(kind));
  }
  const [typed, texts, notes, addresses] = JSON.parse((await get('/api/v1/suggest/opensearch?q=slipp')).body);
  assert.equal(typed, 'slipp');
  assert.ok(texts.includes('Slipped disc'));
  assert.equal(notes.length, texts.length);
  assert.ok(addresses.every((address) => address.startsWith(`${origin}/`)));
});

for (const address of ['/search?q=%FF%FE%', '/search?q=%', '/%', '/documents/%E0%A4%A', `/search?q=${'x'.repeat(10240)}`,
  '/browse?find=%FF', '/condition/%00', '/search?-therapy=%3Cimg%20src%3Dx%3E', '/documents/1?passage=%3Cb%3E']) {
  test(`${address.slice(0, 40)} is shown harmlessly or refused`, async () => {
    const page = await shared.browser.newPage();
    const said = [];
    page.on('dialog', (dialog) => { said.push('a dialog'); dialog.dismiss(); });
    page.on('console', (message) => { if (/Content Security|Refused/.test(message.text())) said.push(message.text()); });
    const answer = await page.goto(site.url + address);
    assert.ok(answer.status() === 200 || (answer.status() >= 400 && answer.status() < 500), String(answer.status()));
    assert.equal(await page.locator('main img, main script:not([type="application/ld+json"])').count(), 0);
    assert.deepEqual(said, []);
    await page.close();
  });
}

test('no page has a script or a style of its own', async () => {
  for (const address of ['/', '/search?q=pain&explain=1', '/browse', '/browse?by=name', '/grid', '/api', '/sign-in',
    '/condition/sciatica', '/documents/articles%2Fsciatica.md?q=pain&evidence=condition:sciatica', '/no/such']) {
    const body = await (await fetch(site.url + address)).text();
    const inline = body.match(/<script(?![^>]*(src=|application\/ld\+json))[^>]*>|<style|\sstyle=|\son[a-z]+=/gi);
    assert.equal(inline, null, `${address}: ${inline}`);
  }
});

test('the page of the API is for reading, too', async () => {
  for (const options of [{ width: 390, colorScheme: 'dark' }, { width: 1280, colorScheme: 'light' }]) {
    const context = await shared.browser.newContext(
      { bypassCSP: true, colorScheme: options.colorScheme, viewport: { width: options.width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${site.url}/api`);
    assert.ok(await page.getByRole('heading', { name: 'GET /api/v1/search' }).isVisible());
    assert.ok(await page.getByText(`${origin}/api/v1/suggest?q=slipp`).isVisible());
    assert.deepEqual(await faultsOf(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await context.close();
  }
});
