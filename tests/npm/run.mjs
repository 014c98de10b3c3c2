// run.mjs: runs the files of checks one after the other.
import * as harness from './harness.mjs';

const names = ['record', 'tilt', 'jsonld'];
const only = (process.env.ONLY ?? '').split(/\s+/).filter(Boolean);

for (const name of only.length ? only : names) await (await import(`./${name}.mjs`)).default();
process.exit(harness.failed ? 1 : 0);
