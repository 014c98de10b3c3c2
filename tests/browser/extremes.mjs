// extremes.mjs: descriptions as they come - names without an end, from right to left, many processings, odd ids.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults as axe } from './axe.mjs';
import { build, copy, plain, replaced } from './describe.mjs';
import { contents } from './keyboard.mjs';
import { overflow } from './layout.mjs';
import { check as nu } from './nu.mjs';
import { fold, outputs, result, root, visit, watched, work } from './harness.mjs';

const named = /^(name|label|title|item|legal-form|function)$/;
const names = (change) => (xml) => replaced(xml, ({ element, attribute, old, language }) =>
  (attribute ? attribute === 'name' : named.test(element)) ? change(plain(old.trim()), language) : null);

async function long(page, site) {
  const folder = copy('long', 'complete', names((old, language) => `${(language === 'en' ? 'V' : 'W').repeat(200)} ${old}`));
  const { status, stderr } = build('long', folder, 'complete', ['-f', 'policy.html,notices,register.html,questions']);
  result('extremes: names of 200 letters are built', status !== 0 && stderr.slice(0, 500));
  for (const { name } of outputs('made/long', /^(policy(\.fr)?|notice\.order\.fr|register\.fr|questions\.fr)\.html$/)) {
    await visit(page, `${site.address}/${name}`);
    await fold(page, true);
    result(`extremes: names of 200 letters in ${name} at 320 px`, await overflow(page));
  }
}

// Each word from right to left is kept to itself: what follows it stays where it is without it.
async function backwards(page, site) {
  const folder = copy('backwards', 'complete', names((old, language) => `${language === 'en' ? 'شركة المثال' : 'المثال شركة'} ${old}`));
  const { status, stderr } = build('backwards', folder, 'complete', ['-f', 'policy.html,register.html']);
  result('extremes: names from right to left are built', status !== 0 && stderr.slice(0, 500));
  for (const { name } of outputs('made/backwards')) {
    await visit(page, `${site.address}/${name}`);
    const loose = await page.evaluate(() => {
      const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode())
        if (/[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]/.test(walker.currentNode.data) && !walker.currentNode.parentElement.closest('bdi, [dir=auto], svg, option'))
          found.push(walker.currentNode.data.slice(0, 60));
      return found;
    });
    result(`extremes: names from right to left stand by themselves in ${name}`, loose);
  }
}

async function many(page, site) {
  const folder = join(work, 'made/many/many'), tool = join(work, 'describe');
  mkdirSync(folder, { recursive: true });
  execFileSync('cc', ['-O1', '-o', tool, join(root, 'tests/bench/describe.c')]);
  writeFileSync(join(folder, 'policy.xml'), execFileSync(tool, ['300'], { maxBuffer: 1 << 28 }));
  const { status, stderr } = build('many', join(work, 'made/many'), 'many', ['-f', 'policy.html', '-l', 'fr']);
  result('extremes: 300 processings are built', status !== 0 && stderr.slice(0, 500));
  for (const { name, path } of outputs('made/many')) {
    const start = Date.now();
    await visit(page, `${site.address}/${name}`);
    const { painted, processings } = await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now(),
      processings: document.querySelectorAll('main details').length }));
    console.log(`      300 processings: ${(readFileSync(path).length / 1e6).toFixed(1)} MB, painted after ${Math.round(painted)} ms, there after ${Date.now() - start} ms`);
    result(`extremes: 300 processings in ${name}`, [processings < 300 && `${processings} only`, ...await overflow(page), ...await contents(page).then((found) => found.slice(0, 3))]);
    result(`extremes: 300 processings in ${name} (nu)`, nu([path])[`file:${path}`] ?? []);
  }
}

// Ids that an author may give, among them what a program or the page itself has names for.
const odd = ['page', 'content', 'constructor', '__proto__', 'toString', 'rights', 'section', 'front', 'main', 'é', '_', 'a-b_c', 'Ω', '日本'];

async function ids(page, site) {
  const given = [...new Set([...readFileSync(join(root, 'examples/minimal/policy.xml'), 'utf8').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))];
  const other = new Map(given.map((id, i) => [id, odd[i] ?? `x${i}`]));
  const folder = copy('ids', 'minimal', (xml) => xml.replace(/ (id|ref|processing|purpose|subjects|on)="([^"]*)"/g,
    (all, attribute, value) => ` ${attribute}="${value.split(/\s+/).map((id) => other.get(id) ?? id).join(' ')}"`));
  const { status, stderr } = build('ids', folder, 'minimal', ['-f', 'all']);
  result('extremes: odd ids are built', status !== 0 && stderr.slice(0, 500));
  const pages = outputs('made/ids').filter(({ name }) => !name.endsWith('.fragment.html')), said = nu(pages.map(({ path }) => path));
  for (const { name, path } of pages) {
    await visit(page, `${site.address}/${name}`);
    const nowhere = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
      .filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1)))).map((link) => `leads nowhere: ${link.hash}`));
    result(`extremes: odd ids in ${name}`, [...nowhere, ...page.faults, ...said[`file:${path}`] ?? []]);
  }
  const policy = pages.find(({ name }) => name.endsWith('/policy.html'));
  await visit(page, `${site.address}/${policy.name}`);
  await fold(page, true);
  result(`extremes: odd ids in ${policy.name} (axe)`, await axe(page));
}

export default async function extremes({ browser, site }) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await watched(context, site.address);
  for (const part of [long, backwards, many, ids]) await part(page, site);
  await context.close();
}
