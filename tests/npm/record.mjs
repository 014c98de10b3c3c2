// record.mjs: each record.json against schema/record.schema.json, by the draft that it names, and nothing in the schema
// that a strict reader does not know.
import { join } from 'node:path';
import { complaints, examples, outputs, readJson, require, result, root, spoilt } from './harness.mjs';

const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;

function validator() {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  ajv.addKeyword('description-fr'); // of people: it rules nothing
  addFormats(ajv);
  return ajv.compile(readJson(join(root, 'schema/record.schema.json')));
}

const faults = [
  ['an unknown member', (data) => { data.processing[0].labell = {}; }],
  ['a record without languages', (data) => delete data.languages],
  ['a value in no state', (data) => { data.date = {}; }],
  ['a value in two states', (data) => { data.date = { given: '2026-11-22', assumed: '2026-11-22' }; }],
  ['a day that is none', (data) => { data.date.given = '2026-02-30'; }],
  ['a number in the place of a text', (data) => { data.version.given = 3; }],
  ['yes in the place of true', (data) => { data.organisation['rights-requests'].free.given = 'yes'; }],
  ['a code that there is not', (data) => { data.processing[0].role.given = 'owner'; }],
  ['a text without its language', (data) => { data.processing[0].title.given = 'Sales'; }],
  ['another schema', (data) => { data.$schema = 'urn:ppc:record:2'; }],
];

export default function record() {
  const validate = validator();
  for (const example of examples()) {
    const files = outputs(example, /^record\.json$/);
    result(`${example} has its record`, files.length ? [] : 'there is no file');
    for (const { name, path } of files) result(`${name} is a record`, complaints(validate, readJson(path)));
  }
  const [{ path }] = outputs('complete', /^record\.json$/);
  result('planted faults are found', spoilt(validate, readJson(path), faults));
}
