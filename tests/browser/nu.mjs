// nu.mjs: the Nu HTML Checker finds nothing, neither errors nor warnings; one run over all pages.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { require, result, work } from './harness.mjs';

const jar = join(require.resolve('vnu-jar/package.json'), '..', 'build/dist/vnu.jar');

// It takes a block of linked data for a script that the page's policy forbids. A data block is none, to which no
// policy applies (HTML, "prepare the script element", step 12); quiet.mjs sees that Chromium reports nothing.
const mistaken = ({ message, extract }) =>
  message.startsWith('Inline script violates Content Security Policy') && extract.includes('<script type="application/ld+json">');

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
  const pages = join(work, 'pages');
  const files = execFileSync('find', [pages, '-name', '*.html', '!', '-name', '*.fragment.html'], { encoding: 'utf8' })
    .trim().split('\n').sort();
  const said = check([pages]);
  for (const file of files)
    result(`nu: ${file.slice(pages.length + 1)}`, said[`file:${file}`] ?? []);
}
