// What an article tells machines about itself (JSON-LD), held against schema.org's own definitions: schema-dts has them as
// types, and the compiler of TypeScript finds what is no property of a type or no value of a property.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { startSite } from './site.mjs';

const token = 'a-token-for-the-tests-of-linked-data';
let site;
before(async () => { site = await startSite(['--edit'], { MATERIA_TOKEN: token }); });
after(() => site?.close());

const name = join(dirname(fileURLToPath(import.meta.url)), 'linked_data_found.ts');

/** What the compiler says of values as a MedicalWebPage. */
function faultsOf(values) {
  const text = `import type { MedicalWebPage, WithContext } from 'schema-dts';
export const found: WithContext<MedicalWebPage>[] = ${JSON.stringify(values)};`;
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  host.getSourceFile = (file, ...rest) => file === name
    ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : getSourceFile.call(host, file, ...rest);
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, ' '));
}

async function linkedData(path) {
  const html = await (await fetch(`${site.url}/documents/${encodeURIComponent(path)}`)).text();
  return JSON.parse(html.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1]);
}

test('an article is a MedicalWebPage by the definitions of schema.org, and about what an editor confirmed', async () => {
  const path = 'articles/sciatica.md';
  for (const concept of ['condition:sciatica', 'therapy:exercise-therapy']) {
    const answer = await fetch(`${site.url}/api/v1/documents/${encodeURIComponent(path)}/tags`, {
      method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'confirm', concept, by: 'an editor' }) });
    assert.equal(answer.status, 200, concept);
  }
  const found = [await linkedData(path), await linkedData('articles/frozen-shoulder.md')];
  assert.deepEqual(found[0].about.map((thing) => thing['@type']).sort(), ['MedicalCondition', 'MedicalTherapy']);
  assert.deepEqual(faultsOf(found), []);
  assert.notDeepEqual(faultsOf([{ ...found[1], written: 'today' }]), []);
  assert.notDeepEqual(faultsOf([{ ...found[1], about: [{ '@type': 'MedicalTreatment', name: 'none of its types' }] }]), []);
});
