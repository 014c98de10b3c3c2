// tilt.mjs: each *.tilt.json against the schema of TILT, with the formats that it names.
import { join } from 'node:path';
import { complaints, examples, here, outputs, readJson, require, result, spoilt } from './harness.mjs';

const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;

// Not strict: the schema has keywords of its own places; its patterns are older than the flag "u".
function validator() {
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(readJson(join(here, 'tilt/schema.json')));
}

// No place is left empty, be it a text that the schema lets be so.
function blanks(value, pointer = '') {
  if (typeof value === 'string') return value.trim() === '' || /^\[[a-z.]+\]$/.test(value) ? [`${pointer} is ${JSON.stringify(value)}`] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => blanks(member, `${pointer}/${key}`));
}

function twice(list, name) {
  const ids = list.map((item) => item._id);
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${name} ${id} stands twice`);
}

const faults = [
  ['a controller without address', (data) => delete data.controller.address],
  ['a country that is none', (data) => { data.controller.country = 'France'; }],
  ['an officer who cannot be written to', (data) => { data.dataProtectionOfficer.email = 'nowhere'; }],
  ['an item without purposes', (data) => delete data.dataDisclosed[0].purposes],
  ['a basis in the law\'s own words', (data) => { data.dataDisclosed[0].legalBases[0].reference = 'GDPR, Art. 6(1)(a)'; }],
  ['no word on withholding data', (data) => delete data.dataDisclosed[0].nonDisclosure.consequences],
  ['a version in words', (data) => { data.meta.version = 'two'; }],
  ['a day that is none', (data) => { data.meta.created = 'today'; }],
  ['a short hash', (data) => { data.meta._hash = 'be81d3'; }],
  ['an authority without name', (data) => delete data.rightToComplain.supervisoryAuthority.name],
];

export default function tilt() {
  const validate = validator();
  const ids = new Map();
  for (const example of examples()) {
    const files = outputs(example, /\.tilt\.json$/);
    result(`${example} has its TILT`, files.length ? [] : 'there is no file');
    for (const { name, path } of files) {
      const data = readJson(path);
      result(`${name} is TILT`, [...complaints(validate, data), ...blanks(data), ...twice(data.dataDisclosed, 'item'),
        ...twice(data.sources, 'source')]);
      ids.set(`${data.meta._id} ${data.meta._hash}`, [...(ids.get(`${data.meta._id} ${data.meta._hash}`) ?? []), name]);
    }
  }
  // A file and its copy under the name without language, and no others, are one document.
  result('no two documents have one id and hash', [...ids.values()].filter((names) =>
    new Set(names.map((name) => name.replace(/\.[a-z]+\.tilt/, '.tilt'))).size > 1).map((names) => names.join(' ')));
  const [{ path }] = outputs('complete', /^policy\.en\.tilt\.json$/);
  result('planted faults are found', spoilt(validate, readJson(path), faults));
}
