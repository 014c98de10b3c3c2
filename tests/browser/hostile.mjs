// hostile.mjs: whatever stands in a description, Chromium runs nothing of it, in any output that is HTML or becomes it.
//
// The pages are looked at without any policy of theirs, so that what keeps them safe is how they are written.  What a
// page may consist of is what the pages of the honest examples consist of: no vector makes an element or attribute more.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, copy, isAddress, plain, replaced } from './describe.mjs';
import { here, languageOf, outputs, require, result, visit, watched, whole } from './harness.mjs';

const commonmark = require('commonmark');
const vectors = readFileSync(join(here, 'vectors.txt'), 'utf8').split('\n')
  .flatMap((line, i) => line.trim() && !line.startsWith('#') ? [line.replaceAll('@', i + 1)] : []);

// ---- what a page consists of --------------------------------------------------------------------------

export function parts() {
  const found = new Set();
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    found.add(name);
    for (const { name: attribute, value } of element.attributes) {
      found.add(`${name} ${attribute}`);
      if (attribute === 'style') found.add(`style: ${value.replace(/[0-9.]+/g, '0')}`);
      if (/^(href|src|srcset|action|formaction|data|poster|background|ping|xlink:href|cite|srcdoc)$/.test(attribute))
        found.add(`address: ${/^(data:,$|data:image\/|[a-z]+:|#)/i.exec(value.replace(/[\x00-\x20]/g, ''))?.[0].toLowerCase() ?? 'beside'}`);
    }
    if (name === 'script') {
      found.add(`script: ${element.type}`);
      try { JSON.parse(element.textContent); } catch (error) { found.add(`script: ${error.message}`); }
    }
    if (name === 'style') found.add(`style: ${element.textContent.replace(/show-[a-z]+|lang="[a-z]+"/g, '')}`);
  }
  return [...found];
}

// What the pages of the examples consist of, by the kind of output: policy, notice, register …
async function honest(page, site) {
  const known = new Set();
  for (const example of ['complete', 'practice', 'town', 'alkaes', 'minimal'])
    for (const { name } of outputs(example)) {
      await visit(page, `${site.address}/${name}`);
      for (const part of await page.evaluate(parts)) known.add(part);
    }
  for (const { name, path } of outputs('complete', /\.xml$/)) { // Confluence's elements, where HTML is expected
    site.made.set('/hostile/known.html', whole(readFileSync(path, 'utf8'), languageOf(name)));
    await visit(page, `${site.address}/hostile/known.html`);
    for (const part of await page.evaluate(parts)) known.add(part);
  }
  return known;
}

// ---- the outputs as a browser may meet them -----------------------------------------------------------

// {name, html}: HTML as it is, Markdown both unrendered and rendered by a renderer that lets HTML through.
function shown(folder) {
  const made = [];
  for (const part of ['public', 'internal'].filter((part) => existsSync(join(folder, part))))
    for (const name of readdirSync(join(folder, part)).sort()) {
      const text = () => readFileSync(join(folder, part, name), 'utf8');
      if (/\.(html|xml|svg)$/.test(name)) made.push({ name, html: whole(text(), languageOf(name)) });
      if (!/\.md$/.test(name)) continue;
      made.push({ name: `${name}, as it stands`, html: whole(text(), languageOf(name)) });
      const rendered = new commonmark.HtmlRenderer({ safe: false }).render(new commonmark.Parser().parse(text()));
      made.push({ name: `${name}, rendered`, html: whole(rendered, languageOf(name)), markdown: true });
    }
  return made;
}

// Markdown makes of text what CommonMark has for it; none of this runs.
const rendered = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'ul', 'ol', 'li', 'em', 'strong', 'a', 'a href', 'code', 'pre', 'hr', 'br',
  'blockquote', 'ol start', 'a title', 'code class', 'address: mailto:', 'address: https:', 'address: http:', 'address: tel:']);

export async function faults(page, site, known, { name, html, markdown }) {
  const path = `/hostile/${basename(name).replace(/[^A-Za-z0-9.]/g, '-')}`;
  site.made.set(path.replace(/\.(md|xml|svg)/, '.html'), html);
  await visit(page, `${site.address}${path.replace(/\.(md|xml|svg)/, '.html')}`);
  const there = await page.evaluate(parts).catch(() => ['another page instead']);
  const strange = there.filter((part) => !known.has(part) && !(markdown && rendered.has(part)));
  return [...page.faults, ...strange.map((part) => `the page has ${part.slice(0, 120)}`)].map((fault) => `${name}: ${fault}`);
}

// ---- the descriptions ---------------------------------------------------------------------------------

const said = (stderr) => /:\d+:\d+: error: .*\[PPC\d+\]$/m.test(stderr);

// Every text gets the vector that `choose` gives for it, before what it had: its rules still find their words.
const planted = (choose) => (xml) => replaced(xml, (place) =>
  isAddress(place) ? null : `${choose(place)} ${plain(place.old.trim())}`);

function mixed(turn) {
  const usable = vectors.filter((vector) => !vector.includes('＜')); // paper has no font for it
  return ({ element, attribute, path }) => {
    let sum = turn;
    for (const letter of `${element} ${attribute} ${path}`) sum = (sum * 31 + letter.codePointAt(0)) % 1000003;
    return usable[sum % usable.length];
  };
}

async function everywhere(page, site, known, title, example, choose, options) {
  const folder = copy('hostile', example, planted(choose));
  const { status, stderr, out } = build('hostile', folder, example, options);
  if (status !== 0) {
    result(`hostile: ${title} is built or refused`, !(status === 1 && said(stderr)) && `exit ${status}: ${stderr.slice(0, 300)}`);
    if (status !== 1) return;
  }
  const found = [];
  let there = 0;
  for (const one of shown(out)) {
    found.push(...await faults(page, site, known, one));
    if (await page.evaluate(() => document.documentElement.textContent.includes('X(')).catch(() => false)) there++;
  }
  if (status === 0 && there < 3) found.push(`the text is in ${there} outputs only`);
  result(`hostile: ${title}`, found);
}

// Addresses that run are refused in a description's own words, or are no link.
const addresses = ['javascript:X(1)', 'JavaScript:X(1)', ' javascript:X(1)', 'java&#10;script:X(1)', '&#1;javascript:X(1)',
  'data:text/html,&lt;script>X(1)&lt;/script>', 'vbscript:X(1)', '//evil.example/', 'blob:https://evil.example/x',
  'https://evil.example/"onclick="X(1)', "https://evil.example/'onclick='X(1)", 'https://evil.example/&lt;script>X(1)&lt;/script>',
  'mailto:a@example.org?subject=&lt;script>X(1)&lt;/script>', 'file:///etc/passwd', 'x:javascript:X(1)', 'https://javascript:X(1)@evil.example/'];

async function links(page, site, known) {
  for (const address of addresses)
    for (const [where, pattern] of [['a site', /(<site href=")[^"]*/], ['a contact page', /(<contact-page>)[^<]*/], ['an e-mail address', /(<email>)[^<]*/],
      ['a link', /(<label xml:lang="(?:fr|en)">)(?=R)/g]]) {
      const folder = copy('links', 'minimal', (xml) => xml
        .replace(/<phone>\+33 1 99 00 12 34/, '<phone>+33 1 99 00 12 34')
        .replace(where === 'a contact page' ? '<dpo status="none">' : '\0', '<contact-page>https://a.example</contact-page><dpo status="none">')
        .replace(pattern, (all, before) => where === 'a link' ? `${before}<a href="${address.replaceAll('"', '&quot;')}">lien</a> ` : before + address.replaceAll('"', '&quot;')));
      const { status, stderr, out } = build('links', folder, 'minimal', ['-l', 'fr', '-f', 'policy,notices,questions']);
      const found = [];
      if (status !== 0 && !(status === 1 && said(stderr))) found.push(`exit ${status}: ${stderr.slice(0, 300)}`);
      if (status === 0)
        for (const one of shown(out)) {
          found.push(...await faults(page, site, known, one));
          found.push(...await page.evaluate(() => [...document.querySelectorAll('[href]')].map((link) => link.href)
            .filter((href) => /^(?!https?:|mailto:|tel:|data:,$)/.test(href)).map((href) => `a link to ${href}`)));
        }
      result(`hostile: ${where} of ${address}`, found);
    }
}

export default async function hostile({ browser, site }) {
  site.server.open = true;
  const context = await browser.newContext({ bypassCSP: true });
  await context.route((url) => !url.href.startsWith(site.address), (route) => route.abort());
  const page = await watched(context, site.address);
  await page.addInitScript(() => { globalThis.X = (number) => console.log(`RAN ${number}`); });
  const known = await honest(page, site);
  for (const turn of [1, 2, 3])
    await everywhere(page, site, known, `the complete example with everything at once, ${turn}`, 'complete', mixed(turn));
  for (const vector of vectors)
    await everywhere(page, site, known, vector, 'minimal', () => vector, ['-f', 'all', '-l', 'fr']);
  await links(page, site, known);
  await context.close();
  site.server.open = false;
}
