// The description of the API: that it is OpenAPI, and that the server does what it says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { shared, startSite } from './site.mjs';

const written = readFileSync(new URL('../../docs/openapi.yaml', import.meta.url), 'utf8');
const api = parse(written);
const token = 'a-token-for-the-tests-of-the-description';
let editable;
before(async () => { editable = await startSite(['--edit'], { MATERIA_TOKEN: token }); });
after(() => editable.close());

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'openapi', components: api.components });
const inDocument = (schema) => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/'));
const resolved = (thing) => (thing.$ref
  ? thing.$ref.slice(2).split('/').reduce((at, name) => at[name], api) : thing);

/** Every operation, with its parameters. */
const operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods)
  .map(([method, operation]) => ({ path, method, operation, parameters: (operation.parameters ?? []).map(resolved) })));

/** That an answer is one of those that its operation lists. */
async function check({ path, method, operation }, address, answer) {
  const where = `${method} ${address} → ${answer.status}`;
  const listed = operation.responses[answer.status];
  assert.ok(listed, `${where} is not described`);
  const { content } = resolved(listed);
  const body = await answer.text();
  if (!content) return assert.equal(body, '', where);
  const type = answer.headers.get('content-type').replace(/;.*/, '');
  assert.ok(content[type], `${where} is ${type}, described are ${Object.keys(content)}`);
  for (const [name, header] of Object.entries(resolved(listed).headers ?? {})) {
    if (header.required !== false) assert.ok(answer.headers.get(name), `${where}: ${name}`);
  }
  if (!/json$/.test(type) || type === 'application/jsonl') return undefined;
  const valid = ajv.compile(inDocument(content[type].schema));
  const ok = valid(JSON.parse(body));
  assert.ok(ok, `${where} (${path}): ${ajv.errorsText(valid.errors)}\n${body.slice(0, 300)}`);
  return JSON.parse(body);
}

/** An address with these values; those of the path are examples where none is given. */
function addressOf({ path, parameters }, values = {}) {
  let filled = path;
  const query = new URLSearchParams();
  for (const parameter of parameters) {
    const value = values[parameter.name] ?? (parameter.required ? parameter.example : undefined);
    if (value === undefined) continue;
    if (parameter.in === 'path') filled = filled.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else for (const one of [value].flat()) query.append(parameter.name, one);
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** Values that a parameter may have. */
function goodValues({ name, schema, example }) {
  const form = resolved(schema);
  if (form.enum) return form.enum;
  if (form.type === 'integer') return [form.minimum, form.default, form.minimum + 1];
  if (/condition$/.test(name)) return ['sciatica', ['sciatica', 'herniated-disc']];
  if (/therapy$/.test(name)) return ['surgery', ['surgery', 'ozone-therapy']];
  if (name.startsWith('open_')) return ['*', name === 'open_rows' ? 'surgery' : 'joint-disorder'];
  if (form.type === 'array') return [['slipped disk', 'PRP']];
  return example === undefined ? [] : [example];
}

/** Values that it may not have, where there are any. */
function badValues({ name, schema }) {
  const form = resolved(schema);
  if (form.enum) return ['neither'];
  if (form.type === 'integer') return [form.minimum - 1, form.maximum + 1, 'many', '1.5'];
  if (/(condition|therapy)$/.test(name)) return ['no-such-concept'];
  if (form.maxLength) return ['x'.repeat(form.maxLength + 1)];
  return [];
}

test('the description is OpenAPI 3.1', async () => {
  const result = await new Validator().validate(structuredClone(parse(written)));
  assert.deepEqual(result.errors ?? [], []);
  assert.ok(result.valid);
  const ids = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { path, operation, parameters } of operations) {
    assert.ok(operation.summary, path);
    for (const one of parameters) assert.ok(one.description, `${path} ${one.name}`);
  }
});

test('it is served as it is written, in both notations, and for reading', async () => {
  assert.equal(await (await fetch(`${shared.site.url}/api/v1/openapi.yaml`)).text(), written);
  assert.deepEqual(await (await fetch(`${shared.site.url}/api/v1/openapi.json`)).json(), parse(written));
  const page = await (await fetch(`${shared.site.url}/api`)).text();
  for (const { path, operation } of operations) {
    assert.ok(page.includes(`id="op_${operation.operationId}"`) && page.includes(path), path);
  }
});

for (const one of operations.filter(({ method, operation }) => method === 'get' && !operation.security)) {
  const ask = (values) => {
    const address = addressOf(one, values);
    return fetch(shared.site.url + address).then((answer) => [address, answer]);
  };
  test(`GET ${one.path} answers as it is described, whatever its parameters`, async () => {
    const [plain, first] = await ask();
    assert.equal(first.status, 200, plain);
    await check(one, plain, first);
    for (const parameter of one.parameters) {
      for (const value of goodValues(parameter)) {
        const [address, answer] = await ask({ [parameter.name]: value });
        assert.equal(answer.status, 200, address);
        await check(one, address, answer);
      }
      if (parameter.in !== 'query') continue;
      for (const value of badValues(parameter)) {
        const [address, answer] = await ask({ [parameter.name]: value });
        assert.equal(answer.status, 400, address);
        await check(one, address, answer);
      }
    }
    for (const parameter of one.parameters.filter((at) => at.in === 'path')) {
      const [address, answer] = await ask({ [parameter.name]: 'no-such' });
      assert.equal(answer.status, 404, address);
      await check(one, address, answer);
    }
    const etag = first.headers.get('etag');
    if (one.operation.responses[304]) {
      assert.ok(etag, plain);
      const again = await fetch(shared.site.url + plain, { headers: { 'If-None-Match': etag } });
      assert.equal(again.status, 304);
      await check(one, plain, again);
    }
  });
}

test('what only some searches have is as it is described', async () => {
  const search = operations.find(({ operation }) => operation.operationId === 'search');
  for (const values of [
    { q: 'slipped disk', explain: '1' }, { q: 'hernaited disc' }, { q: 'xyzzyplugh knee', match: 'all' },
    { q: 'sciatica', therapy: 'surgery', '-therapy': ['surgery', 'ozone-therapy'] },
    { q: 'pain -therapy:surgery zebrafish', match: 'all' }, { q: 'ozone gout knee exosome', match: 'any' }, { limit: '100' },
  ]) {
    const address = addressOf(search, values);
    await check(search, address, await fetch(shared.site.url + address));
  }
});

test('editors are answered as it is described', async () => {
  const find = (id) => operations.find(({ operation }) => operation.operationId === id);
  const post = async (body, authorization = `Bearer ${token}`, type = 'application/json') => {
    const address = addressOf(find('decide'));
    const answer = await fetch(editable.url + address,
      { method: 'POST', body: JSON.stringify(body), headers: { authorization, 'content-type': type } });
    await check(find('decide'), address, answer);
    return answer.status;
  };
  const word = { action: 'confirm', concept: 'condition:sciatica', by: 'an editor' };
  assert.equal(await post(word), 200);
  assert.equal(await post({ ...word, action: 'deny', why: 'a test' }), 200);
  for (const status of [200, 200, 409]) assert.equal(await post({ ...word, action: 'undo' }), status);
  assert.equal(await post({ ...word, action: 'praise' }), 400);
  assert.equal(await post({ ...word, concept: 'condition:no-such' }), 404);
  assert.equal(await post(word, 'Bearer wrong'), 401);
  assert.equal(await post(word, `Bearer ${token}`, 'text/plain'), 415);
  const review = find('reviewQueue');
  for (const values of [{}, { kind: 'weak', limit: 5 }, { kind: 'odd' }]) {
    const address = addressOf(review, values);
    const answer = await fetch(editable.url + address, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(answer.status, values.kind === 'odd' ? 400 : 200);
    await check(review, address, answer);
  }
  const closed = await fetch(shared.site.url + addressOf(find('decide')), { method: 'POST', body: '{}' });
  await check(find('decide'), 'without --edit', closed);
  assert.equal(closed.status, 405);
});
