// mutants.mjs: faults are planted into good pages, one at a time, and each is seen by the test that is there for it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults as axe } from './axe.mjs';
import { faults as hostile, parts } from './hostile.mjs';
import { walk, skip, contents } from './keyboard.mjs';
import { motion, overflow, plain, unprinted } from './layout.mjs';
import { check as nu } from './nu.mjs';
import { unquiet } from './quiet.mjs';
import { fold, outputs, result, visit, watched, work } from './harness.mjs';

// Put behind the title, so that it stands in the text.
const text = (html) => (page) => page.replace('</h1>', `</h1>${html}`);
const style = (css) => (page) => page.replace('</style>', `${css}</style>`);
const without = (what, now = '') => (page) => page.replace(what, now);
// Without its own policy a page can do what it should not do.
const unguarded = (change) => (page) => change(page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
const image = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="';

const looks = {
  axe: (page) => axe(page),
  quiet: (page, context, site, name) => unquiet(page, context, site, name),
  overflow: (page) => overflow(page),
  motion: (page) => motion(page),
  plain: (page) => plain(page),
  unprinted: (page) => unprinted(page, 'mutant'),
  walk: async (page) => { await fold(page, false); return walk(page); },
  skip: (page) => skip(page),
  contents: (page) => contents(page),
};

const planted = [
  ['an image without alt', 'axe', text(`${image}>`)],
  ['faint text', 'axe', style('p { color: #b0b0b0; background: #fff }')],
  ['a heading level left out', 'axe', text('<h5>x</h5>')],
  ['a page without language', 'axe', without(/<html lang="[a-z]+">/, '<html>')],
  ['a page without title', 'axe', without(/<title>[^]*?<\/title>/, '<title></title>')],
  ['a link without words', 'axe', text('<a href="https://a.example"></a>')],
  ['a field without label', 'axe', text('<input>')],
  ['a list of something else', 'axe', text('<ul><p>x</p></ul>')],
  ['text in no landmark', 'axe', without('<main', '<p>x</p><main')],
  ['zoom forbidden', 'axe', without('initial-scale=1', 'initial-scale=1, user-scalable=no')],
  ['a role that is none', 'axe', text('<p role="paragraf">x</p>')],
  ['links too small to hit', 'axe', text('<a href="#a" style="font-size: 6px">x</a><a href="#b" style="font-size: 6px">y</a>')],
  ['an inline script', 'quiet', text('<script>1</script>')],
  ['a handler', 'quiet', text('<p onclick="1">x</p>')],
  ['a remote stylesheet', 'quiet', without('</head>', '<link rel="stylesheet" href="https://a.example/a.css"></head>')],
  ['a remote picture', 'quiet', text('<img alt="" src="https://a.example/a.png">')],
  ['a remote picture in a style', 'quiet', style('h1 { background: url(https://a.example/a.png) }')],
  ['a frame', 'quiet', text('<iframe title="x" src="https://a.example/"></iframe>')],
  ['a preload', 'quiet', without('</head>', '<link rel="preload" as="image" href="https://a.example/a.png"></head>')],
  ['no icon', 'quiet', unguarded(without(/<link rel="icon"[^>]*>/)), { open: true }],
  ['a cookie', 'quiet', unguarded(text('<script>document.cookie = "a=b"</script>')), { open: true }],
  ['something kept', 'quiet', unguarded(text('<script>localStorage.a = 1</script>')), { open: true }],
  ['a wide block', 'overflow', text('<p style="width: 500px">x</p>')],
  ['text cut off', 'overflow', text('<p style="overflow: hidden; white-space: nowrap">A line that is a good deal longer than a phone is wide</p>')],
  ['a long word', 'overflow', (page) => style('* { overflow-wrap: normal !important }')(text(`<p>${'w'.repeat(90)}</p>`)(page))],
  ['something that moves', 'motion', style('h1 { animation: turn 1s } @keyframes turn { to { rotate: 1turn } }')],
  ['a transition', 'motion', style('a { transition: color .2s }')],
  ['smooth scrolling', 'motion', style('html { scroll-behavior: smooth !important }')],
  ['an order turned round', 'plain', style('main section { display: flex; flex-direction: column-reverse }')],
  ['text for those alone who see styles', 'plain', text('<p hidden style="display: block">x y z</p>')],
  ['folded on paper', 'unprinted', style('@media print { main details { display: none } }')],
  ['no ring', 'walk', style(':focus-visible { outline: none !important }')],
  ['a link that no key reaches', 'walk', text('<a href="#a" tabindex="-1">x</a>')],
  ['an order of its own', 'walk', text('<a href="#a" tabindex="5">x</a>')],
  ['a bar over the text', 'walk', text('<p style="position: fixed; inset: 0; background: #fff">x</p>')],
  ['no way to the text', 'skip', without(/<a class="skip"[^>]*>[^]*?<\/a>/)],
  ['a way that leads nowhere', 'skip', without('href="#page.content"', 'href="#page.contentless"')],
  ['contents that lead nowhere', 'contents', without(/(<nav[^>]*class="contents"[^]*?<a href="#)/, '$1not-')],
];

const markup = [
  ['an id twice', text('<p id="a">x</p><p id="a">y</p>')],
  ['an element that is not shut', text('<p><strong>x</p>')],
  ['an attribute that there is none of', text('<p colour="red">x</p>')],
  ['a style that is none', style('p { colour: red }')],
  ['a table with a cell too many', text('<table><tr><th>a</th></tr><tr><td>b</td><td colspan="2">c</td></tr></table>')],
  ['a label for nothing', text('<label for="nowhere">x</label>')],
  ['an attribute twice', text('<p class="a" class="b">x</p>')],
];

const run = [
  ['a script of a description', text('<script>X(1)</script>')],
  ['a picture that fails', text('<img src="x" onerror="X(1)">')],
  ['a link that runs', text('<a href="javascript:X(1)">x</a>')],
  ['a link that runs, disguised', text('<a href=" java&#10;script:X(1)">x</a>')],
  ['a handler of a description', text('<p onmouseover="X(1)">x</p>')],
  ['a style of a description', text('<p style="background: url(https://a.example)">x</p>')],
  ['a form', text('<form action="https://a.example"></form>')],
  ['data that no program can read', without('"@context":', '"@context"')],
];

export default async function mutants({ browser, site }) {
  const original = outputs('complete', /^policy\.fr\.html$/)[0], good = readFileSync(original.path, 'utf8');
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
  const page = await watched(context, site.address);
  const put = (html) => site.made.set('/mutant.html', html);
  for (const [name, look, change, { open = false } = {}] of planted) {
    const html = change(good);
    put(html);
    site.server.open = open;
    await context.clearCookies();
    site.asked.length = 0;
    await visit(page, `${site.address}/mutant.html`);
    const found = html === good ? [] : (await looks[look](page, context, site, '/mutant.html')).filter(Boolean);
    await page.evaluate(() => localStorage.clear());
    result(`mutants: ${name} (${look})`, found.length === 0 && 'not seen');
  }
  site.server.open = false;
  await context.close();

  const paths = markup.map(([name, change], i) => {
    const path = join(work, `mutant${i}.html`);
    writeFileSync(path, change(good));
    return path;
  });
  const said = nu(paths);
  for (const [i, [name]] of markup.entries())
    result(`mutants: ${name} (nu)`, !said[`file:${paths[i]}`] && 'not seen');

  const bare = await browser.newContext({ bypassCSP: true });
  const other = await watched(bare, site.address);
  await bare.route((url) => !url.href.startsWith(site.address), (route) => route.abort());
  site.server.open = true;
  put(good);
  await visit(other, `${site.address}/mutant.html`);
  const known = new Set(await other.evaluate(parts));
  result('mutants: the page itself has no fault (hostile)', await hostile(other, site, known, { name: 'good.html', html: good }));
  for (const [name, change] of run)
    result(`mutants: ${name} (hostile)`, (await hostile(other, site, known, { name: 'mutant.html', html: change(good) })).length === 0 && 'not seen');
  site.server.open = false;
  await bare.close();
}
