// A server of the real program over the articles in corpus/, and a browser to look at it.
import { spawn, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.MATERIA ?? join(root, 'build', 'dev', 'cli', 'materia');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

/** What the tests of a file share; filled in before the first of them. */
export const shared = {};
before(async () => {
  shared.site = await startSite();
  shared.browser = await startBrowser();
});
after(async () => {
  await shared.browser?.close();
  await shared.site?.close();
});

/** Indexes corpus/ into a folder of its own and serves it on a free port; resolves to
 * {url, close, search}: the last is what the command line finds with those words and options. */
export async function startSite(options = [], environment = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'materia-browser-'));
  const database = join(folder, 'corpus.db');
  execFileSync(program, ['index', join(root, 'corpus'), '--db', database]);
  const server = spawn(program, ['serve', '--db', database, '--port', '0', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } });
  const url = await new Promise((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('exit', (code) => reject(new Error(`materia serve ended with ${code}`)));
  });
  const close = () => new Promise((resolve) => {
    server.removeAllListeners('exit');
    server.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
    server.kill('SIGTERM');
  });
  const search = (words) => JSON.parse(execFileSync(program, ['search', ...words, '--json', '--db', database]));
  return { url: url.replace(/\/$/, ''), close, search };
}

/** Debian's Chromium, without anything that reaches for the network. */
function startBrowser() {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** What axe finds wrong with a page, whose window has to pass by our content security policy: it rightly forbids the check.
 * `rules` are axe's options where not all are asked. */
export async function faultsOf(page, rules = {}) {
  if (!await page.evaluate(() => 'axe' in window)) await page.addScriptTag({ path: axePath });
  const { violations } = await page.evaluate((options) => axe.run(options), rules);
  return violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
}

/** The pages that every check of the whole site goes through. */
export const pages = {
  home: '/',
  results: '/search?q=herniated+disc',
  filtered: '/search?q=slipped+disk&therapy=ozone-therapy&condition=sciatica',
  any: '/search?q=ozone+gout+knee+exosome&match=any',
  takenBack: '/search?q=slipped+disk+PRP+back+pain&literal=back+pain',
  explained: '/search?q=slipped+disk&explain=1',
  nothing: '/search?q=xyzzyplugh',
  article: '/documents/articles%2Fsciatica.md?q=disc',
  evidence: '/documents/articles%2Fsciatica.md?q=disc&evidence=condition:sciatica',
  concept: '/therapy/platelet-rich-plasma',
  concepts: '/browse',
  names: '/browse?by=name&letter=H',
  namesFound: '/browse?find=slip',
  grid: '/grid',
  gridUnfolded: '/grid?q=pain&open_rows=*&open_columns=musculoskeletal-disorder&sort_columns=name',
  missing: '/no/such/page',
};

/** Opens an address of the site in a window of its own and closes it afterwards. */
export const onPage = async (options, address, use) => {
  const context = await shared.browser.newContext(options);
  const page = await context.newPage();
  try {
    await page.goto(shared.site.url + address);
    await use(page);
  } finally {
    await context.close();
  }
};
