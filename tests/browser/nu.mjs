// nu.mjs: the Nu HTML Checker finds nothing, neither errors nor warnings; one run over all pages.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf, outputs, require, result, whole, work } from './harness.mjs';

const jar = join(require.resolve('vnu-jar/package.json'), '..', 'build/dist/vnu.jar');

// Where it is mistaken about a policy: it takes a block of linked data for a script (a data block is none: HTML,
// "prepare the script element", step 12), and data: for no source of pictures. quiet.mjs sees that Chromium, which
// obeys the policy, reports neither.
const mistaken = ({ message, extract }) =>
  message.startsWith('Inline script violates Content Security Policy') && extract.includes('<script type="application/ld+json">') ||
  message.startsWith('Resource violates Content Security Policy') && message.includes('image “data:image/');

// What it says of the pages under these folders and files: {path: [lines]}.
export function check(paths) {
  const { stderr, error } = spawnSync('java', ['-Xss8m', '-jar', jar, '--format', 'json', '--skip-non-html', '--also-check-svg', ...paths],
    { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  const said = {};
  for (const fault of JSON.parse(stderr).messages)
    if (!mistaken(fault))
      (said[fault.url] ??= []).push(
        `${fault.lastLine}: ${fault.subType ?? fault.type}: ${fault.message} ${fault.extract ?? ''}`.replace(/\s+/g, ' '));
  return said;
}

export default async function nu() {
  const pages = ['complete', 'practice', 'town', 'minimal', 'alkaes'].flatMap((example) => outputs(example));
  const folder = join(work, 'wrapped'); // fragments, in a page; the checker does not know container queries
  mkdirSync(folder, { recursive: true });
  for (const page of pages.filter(({ name }) => name.endsWith('.fragment.html'))) {
    const html = whole(readFileSync(page.path, 'utf8'), languageOf(page.name));
    page.path = join(folder, page.name.replaceAll('/', '-'));
    writeFileSync(page.path, html);
  }
  const said = check(pages.map(({ path }) => path));
  const slash = / info: Trailing slash on void elements/; // a fragment is XML too, for editors that ask for it
  for (const { name, path } of pages)
    result(`nu: ${name}`, (said[`file:${path}`] ?? []).filter((fault) => !(path.startsWith(folder) && slash.test(fault))));
}
