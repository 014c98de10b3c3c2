// jsonld.mjs: each *.jsonld is expanded, with nothing fetched and nothing dropped: in safe mode jsonld ends where it
// would leave out a key, a relative name or a language that is none.
import { examples, outputs, readJson, require, result } from './harness.mjs';

const jsonld = require('jsonld');

const options = {
  safe: true,
  documentLoader: (url) => { throw new Error(`would fetch ${url}`); },
};

async function fault(data) {
  try {
    await jsonld.expand(data, options);
    return [];
  } catch (error) {
    return [`${error.message.split('\n')[0]} ${JSON.stringify(error.details?.event?.details ?? '')}`];
  }
}

// Processes by their name, however the file is laid out.
async function processes(data) {
  const [record] = await jsonld.expand(data, options);
  return record['https://w3id.org/dpv#hasPersonalDataProcess'].map((process) => process['@id']);
}

// Out and in again: the statements are those of the file.
async function same(data) {
  const statements = await jsonld.canonize(data, { ...options, format: 'application/n-quads' });
  const expanded = await jsonld.expand(data, options);
  const again = await jsonld.canonize(expanded, { ...options, format: 'application/n-quads' });
  return statements === again && statements.length ? [] : ['the statements change on the way'];
}

const faults = [
  ['a key that the context does not know', (data) => { data.purpose = 'why'; }],
  ['one in a process', (data) => { data['dpv:hasPersonalDataProcess'][0].purpose = 'why'; }],
  ['a name that is relative', (data) => { data['dpv:hasAuthority'] = { '@id': 'CNIL' }; }],
  ['a class that is relative', (data) => { data['@type'] = 'Record'; }],
  ['a language that is none', (data) => { data['dct:title'] = { '@value': 'Register', '@language': 'english words' }; }],
  ['a context from elsewhere', (data) => { data['@context'] = 'https://w3id.org/dpv/context.jsonld'; }],
];

export default async function record() {
  for (const example of examples()) {
    const files = outputs(example, /\.jsonld$/);
    result(`${example} has its record as linked data`, files.length ? [] : 'there is no file');
    for (const { name, path } of files) {
      const data = readJson(path);
      const complaints = await fault(data);
      result(`${name} is expanded, and nothing is dropped`, complaints.length ? complaints : await same(data));
      const names = complaints.length ? [] : await processes(data);
      result(`${name} has each process once`,
        names.length > 0 && new Set(names).size === names.length ? [] : names.join(' ') || 'there is none');
    }
  }
  const missed = [];
  for (const [what, spoil] of faults) {
    const copy = readJson(outputs('complete', /\.jsonld$/)[0].path);
    spoil(copy);
    if ((await fault(copy)).length === 0) missed.push(`nobody complains: ${what}`);
  }
  result('planted faults of linked data are found', missed);
}
