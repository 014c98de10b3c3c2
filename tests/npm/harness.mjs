// harness.mjs: what the files of checks share.
import { createRequire } from 'node:module';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
export const root = resolve(here, '../..');
export const require = createRequire(join(process.env.MODULES, 'package.json'));
const built = process.env.BUILT;

export let failed = 0;

// One test: `faults` is what was found against it, line by line.
export function result(name, faults) {
  const lines = [faults].flat().filter(Boolean);
  console.log(`${lines.length ? 'not ok' : 'ok'} npm: ${name}`);
  for (const line of lines.slice(0, 20)) console.log(`#   ${line}`);
  failed += lines.length > 0;
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

// The examples that were built, by name.
export function examples() {
  return readdirSync(built, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

// Of the outputs of an example, those with such names: [{name: 'town/public/policy.tilt.json', path}].
export function outputs(example, wanted) {
  return ['public', 'internal'].filter((part) => existsSync(join(built, example, part))).flatMap((part) =>
    readdirSync(join(built, example, part)).sort().filter((name) => wanted.test(name)).map((name) =>
      ({ name: `${example}/${part}/${name}`, path: join(built, example, part, name) })));
}

// ajv's complaints, a line each.
export function complaints(validate, data) {
  return validate(data) ? [] : validate.errors.map((error) => `${error.instancePath || '/'} ${error.message.slice(0, 200)}`);
}

// Each of the spoilt copies must be complained of: [what, (data) => void].
export function spoilt(validate, data, faults) {
  return faults.filter(([, spoil]) => {
    const copy = structuredClone(data);
    spoil(copy);
    return complaints(validate, copy).length === 0;
  }).map(([what]) => `nobody complains: ${what}`);
}
