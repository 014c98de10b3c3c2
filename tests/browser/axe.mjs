// axe.mjs: axe-core finds nothing, at three widths, in two schemes, in each language, folded and unfolded.
//
// The policy of the complete example has every combination; the other pages are looked at on a phone by day, unfolded,
// and the long ones of them on a desk by night, folded.
import { readFileSync } from 'node:fs';
import { fold, languageOf, outputs, require, result, speak, visit, watched } from './harness.mjs';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const heights = { 320: 640, 768: 1024, 1280: 800 };

// Text over a drawing, or under a table's head that stays, is left undecided by axe: its colour is compared here
// with the ground that it stands on.
function contrast(target) {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const element = document.querySelector(target), style = getComputedStyle(element);
  const ink = luminance(element instanceof SVGElement ? style.fill : style.color);
  let ground = element;
  while (ground !== document.documentElement && channels(getComputedStyle(ground).backgroundColor)[3] === 0)
    ground = ground.parentElement;
  const paper = luminance(getComputedStyle(ground === document.documentElement ? document.body : ground).backgroundColor);
  return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
}

export async function faults(page) {
  await page.evaluate(source);
  const { violations, incomplete } = await page.evaluate(() => axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations', 'incomplete'],
  }));
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node]));
  for (const { id, nodes } of incomplete)
    for (const node of nodes)
      if (id === 'th-has-data-cells') continue; // a purpose heads the row below its own, and tables are cards on a phone
      else if (id !== 'color-contrast' || (await page.evaluate(contrast, node.target[0])) < 4.5)
        found.push([`undecided: ${id}`, node]);
  return found.map(([id, node]) =>
    `${id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]?.trim()} ${node.html.slice(0, 120)}`);
}

async function look(browser, site, width, colorScheme, pages, folds) {
  const context = await browser.newContext({ viewport: { width, height: heights[width] }, colorScheme, reducedMotion: 'reduce' });
  const page = await watched(context, site.address);
  for (const { name } of pages) {
    await visit(page, `${site.address}/${name}`);
    for (const language of (await speak(page, 'fr')) ? ['fr', 'en'] : [languageOf(name)]) {
      await speak(page, language);
      for (const open of folds) {
        await fold(page, open);
        result(`axe: ${name} ${language} ${width} ${colorScheme} ${open ? 'open' : 'shut'}`, await faults(page));
      }
    }
  }
  await context.close();
}

export default async function axe({ browser, site }) {
  const policy = outputs('complete', /^policy(\.(fr|en))?\.html$/);
  for (const width of [320, 768, 1280])
    for (const scheme of ['light', 'dark'])
      await look(browser, site, width, scheme, policy, [true, false]);
  const others = [...outputs('complete').filter(({ name }) => !policy.some((one) => one.name === name)),
    ...['practice', 'town', 'minimal', 'alkaes'].flatMap((example) => outputs(example, /^(policy|questions|register)\..*html$/))];
  await look(browser, site, 320, 'light', others, [true]);
  await look(browser, site, 1280, 'dark', others.filter(({ name }) => !/\/notice\./.test(name)), [false]);
}
