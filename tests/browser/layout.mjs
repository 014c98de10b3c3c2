// layout.mjs: nothing is lost at 320 px, at 400 % or with wider spacing, with less motion, on paper, without styles.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fold, outputs, result, speak, visit, watched, work } from './harness.mjs';

// What stands out of the window to the right, or is cut off. Tables and drawings may scroll in a box of their own,
// as WCAG 1.4.10 allows them; text may not.
export function overflow(page) {
  return page.evaluate(() => {
    const faults = [], width = document.documentElement.clientWidth;
    const say = (element, text) => faults.push(
      `${text}: ${element.tagName.toLowerCase()}#${element.closest('[id]')?.id} ${element.textContent.slice(0, 60)}`);
    if (document.documentElement.scrollWidth > width) faults.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('svg') || !element.checkVisibility()) continue;
      const head = element.closest('thead');
      if (head && getComputedStyle(head).position === 'absolute') continue; // for the ear alone
      const style = getComputedStyle(element), box = element.getBoundingClientRect();
      if (box.width <= 1 || style.position === 'absolute') continue;
      const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
      if (scrolls && !element.querySelector('table, svg') && element.scrollWidth > element.clientWidth) say(element, 'text in a box that scrolls sideways');
      if (!scrolls && style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth) say(element, 'cut off');
      if (box.right > width + 1 && !element.closest('.table, .ppc-table')) say(element, `ends at ${Math.round(box.right)} of ${width} px`);
    }
    return faults;
  });
}

const spacing = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }' +
  ' p { margin-bottom: 2em !important; }';

async function reflow(browser, site, pages) {
  // 1280 by 1024 px at 400 % are 320 by 256: WCAG 1.4.10.
  const context = await browser.newContext({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  const page = await watched(context, site.address);
  for (const { name } of pages) {
    await visit(page, `${site.address}/${name}`);
    await fold(page, true);
    result(`layout: ${name} at 320 px, 400 %`, await overflow(page));
    await page.evaluate((spacing) => document.body.insertAdjacentHTML('beforeend', `<style>${spacing}</style>`), spacing);
    result(`layout: ${name} at 320 px, wider spacing`, await overflow(page));
  }
  await context.close();
}

// Text at twice its size by the reader's own setting, in a window of 1280 px: WCAG 1.4.4.
async function large(browser, site, pages) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1024 } });
  const page = await watched(context, site.address);
  await (await context.newCDPSession(page)).send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  for (const { name } of pages) {
    await visit(page, `${site.address}/${name}`);
    await fold(page, true);
    result(`layout: ${name} with text at 200 %`, await overflow(page));
  }
  await context.close();
}

export async function motion(page) {
  return page.evaluate(() => {
    const moves = (style) => /[1-9]/.test(style.transitionDuration) || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
    return [...document.querySelectorAll('*')].filter((element) => moves(getComputedStyle(element)))
      .map((element) => `moves: ${element.tagName}`).concat(document.getAnimations().map(() => 'an animation runs'));
  });
}

async function wishes(browser, site, { name }) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await watched(context, site.address);
  await visit(page, `${site.address}/${name}`);
  result(`layout: ${name} with less motion`, await motion(page));
  await context.close();
}

// ---- on paper -----------------------------------------------------------------------------------------

const words = (text) => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];

function counts(words) {
  const counted = new Map();
  for (const word of words) counted.set(word, (counted.get(word) ?? 0) + 1);
  return counted;
}

// Words that a printed page lacks, or has less often, everything folded before. A line divides some.
export async function unprinted(page, name) {
  await fold(page, false);
  const path = join(work, `${name.replaceAll('/', '-')}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true });
  const printed = counts(words(execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })));
  await fold(page, true);
  const wanted = counts(words(await page.evaluate(() => [...document.querySelectorAll('main details')]
    .filter((one) => one.checkVisibility() && !one.closest('nav') && !one.parentElement.closest('details'))
    .map((one) => one.innerText).join('\n'))));
  const lost = [...wanted].filter(([word, times]) => (printed.get(word) ?? 0) < times).map(([word]) => word);
  return lost.length > wanted.size / 50 ? [`not printed: ${lost.slice(0, 30).join(' ')}`] : [];
}

// ---- without styles -----------------------------------------------------------------------------------

// Without styles all that is to be read is there, in the order in which it is seen with them.
export async function plain(page) {
  return page.evaluate(() => {
    const faults = [];
    const blocks = () => [...document.querySelectorAll('body h1, body h2, body h3, body h4, body p, body li')]
      .filter((block) => block.checkVisibility() && block.innerText.trim() && !block.closest('td, th, nav, header, footer, .skip'));
    let last = null;
    for (const block of blocks()) {
      if (block.matches('.on')) continue; // of a heading, beside it or on its shoulder
      const box = block.getBoundingClientRect(); // a next column begins further up, and to the right
      if (last && box.bottom <= last.top + 1 && box.left < last.right) faults.push(`stands above what comes before it: ${block.innerText.slice(0, 60)}`);
      last = box;
    }
    const seen = blocks().map((block) => block.innerText.trim());
    for (const style of document.querySelectorAll('style, link[rel=stylesheet]')) style.remove();
    for (const element of document.querySelectorAll('[style]')) element.removeAttribute('style');
    const squeezed = (text) => text.replace(/\s+/g, ''), read = squeezed(blocks().map((block) => block.innerText).join(' '));
    for (const text of seen)
      if (!read.includes(squeezed(text))) faults.push(`only with styles: ${text.slice(0, 60)}`);
    const first = document.body.querySelector('a, summary, input');
    if (!first?.matches('a[href="#page.content"], input')) faults.push('the first stop is not the way to the text');
    for (const hidden of document.querySelectorAll('[hidden], [aria-hidden=true]'))
      if (hidden.textContent.trim() && !hidden.closest('svg')) faults.push(`hidden: ${hidden.textContent.slice(0, 60)}`);
    return faults;
  });
}

export default async function layout({ browser, site }) {
  const policy = outputs('complete', /^policy(\.(fr|en))?\.html$/);
  const pages = [...outputs('complete'), ...['practice', 'town', 'minimal', 'alkaes'].flatMap((example) => outputs(example, /^policy.*html$/))];
  await reflow(browser, site, pages);
  await large(browser, site, policy);
  await wishes(browser, site, policy.find(({ name }) => name.endsWith('/policy.html')));
  for (const width of [320, 768, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await watched(context, site.address);
    for (const { name } of policy) {
      await visit(page, `${site.address}/${name}`);
      await fold(page, true);
      if (width === 1280) result(`layout: ${name} printed with all that is folded`, await unprinted(page, name));
      result(`layout: ${name} at ${width} px and without styles`, await plain(page));
    }
    await context.close();
  }
}
