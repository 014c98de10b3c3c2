// keyboard.mjs: with the keyboard alone every stop can be reached, is seen, and does what it is there for.
import { fold, outputs, result, visit, watched } from './harness.mjs';

const stops = 'a[href], summary, input, select, button, [tabindex="0"]';

// Where the focus is and how one sees it. Of a control that is itself invisible its label must show it.
function stop(stops) {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const label = element.matches('input') ? element.closest('label') ?? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
  const shown = label && getComputedStyle(element).opacity === '0' ? label : element;
  const style = getComputedStyle(shown), faults = [];
  const number = [...document.querySelectorAll(stops)].indexOf(element);
  if (element !== document.documentElement && number >= 0) {
    const box = shown.getClientRects()[0] ?? new DOMRect(); // of a tall box, what is in sight
    const x = box.left + box.width / 2, y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push('no ring');
    if (box.width < 2 || box.bottom < 0 || box.top > innerHeight || x < 0 || x > innerWidth) faults.push(`out of sight at ${Math.round(x)}, ${Math.round(y)}`);
    else {
      const top = document.elementFromPoint(x, y);
      if (top && !shown.contains(top) && !top.contains(shown)) faults.push(`under ${top.tagName.toLowerCase()}.${top.className}`);
    }
  }
  return { number, faults: faults.map((fault) => `${fault}: ${element.tagName.toLowerCase()} ${element.textContent.slice(0, 40)}`) };
}

// Tabs through a fresh page from the top to the end.
export async function walk(page) {
  const faults = [], reached = new Set();
  let last = -1;
  for (let steps = 0; steps < 3000; steps++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(stop, stops);
    if (!now || (now.number >= 0 && reached.has(now.number))) break;
    faults.push(...now.faults);
    if (now.number < 0) continue; // a box that scrolls
    if (now.number < last) faults.push(`goes back from stop ${last} to ${now.number}`);
    reached.add(last = now.number);
  }
  const missed = await page.evaluate(([reached, stops]) => [...document.querySelectorAll(stops)]
    .filter((element, number) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) &&
      !reached.includes(number) && getComputedStyle(element).pointerEvents !== 'none' && !element.matches('[tabindex="0"]') &&
      !(element.type === 'radio' && !element.checked)) // of a group one alone is a stop
    .map((element) => `never reached: ${element.tagName.toLowerCase()} ${element.textContent.slice(0, 40)}`), [[...reached], stops]);
  return [...faults, ...missed];
}

export async function skip(page) {
  const faults = [];
  for (let steps = 0; steps < 3; steps++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.matches('.skip'))) {
      await page.waitForTimeout(50);
      faults.push(await page.evaluate(() => document.activeElement.getBoundingClientRect().top < 0 && 'the link to the text is not seen'));
      await page.keyboard.press('Enter');
      faults.push(await page.evaluate(() => !document.activeElement.matches('[id^="page.content"]') && 'the link does not lead to the text'));
      await page.keyboard.press('Tab');
      faults.push(await page.evaluate(() => !document.activeElement.closest('[id^="page.content"]') &&
        document.querySelector('[id^="page.content"]').querySelector('a[href], summary') && 'the next stop is not in the text'));
      return faults;
    }
  }
  return ['no link to the text among the first stops'];
}

async function folding(page) {
  const faults = [];
  await fold(page, false);
  const summaries = await page.$$('summary');
  for (const summary of summaries) {
    if (!(await summary.evaluate((one) => one.checkVisibility() && getComputedStyle(one).pointerEvents !== 'none'))) continue;
    await summary.focus();
    for (const [key, open] of [['Enter', true], [' ', false], [' ', true], ['Enter', false]]) {
      await page.keyboard.press(key);
      if ((await summary.evaluate((one) => one.parentElement.open)) !== open)
        faults.push(`${key === ' ' ? 'space' : key} does not ${open ? 'open' : 'shut'}: ${await summary.innerText()}`);
    }
  }
  return faults;
}

// Each link of the contents brings its section into sight, and the next stop lies in or after it.
export async function contents(page) {
  const faults = [];
  await fold(page, true);
  for (const link of await page.$$('nav.contents a')) {
    if (!(await link.evaluate((one) => one.checkVisibility()))) continue;
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(20);
    const [href, top, height] = await link.evaluate((one) => {
      const target = document.getElementById(decodeURIComponent(one.hash.slice(1)));
      return [one.hash, target?.checkVisibility() ? target.getBoundingClientRect().top : NaN, innerHeight];
    });
    if (!(top > -5 && top < height)) faults.push(`${href} leads to ${top}`);
  }
  return faults;
}

// The switch shows the other language; the one at a section shows the same section in it.
async function languages(page) {
  const seen = () => page.evaluate(() => [...document.querySelectorAll('.side')].filter((side) => side.checkVisibility())
    .map((side) => side.lang).join(' '));
  const faults = [], shown = [await seen()];
  for (const to of ['en', 'fr']) {
    await page.locator(`nav.switch a[hreflang=${to}]:visible`).first().focus();
    await page.keyboard.press('Enter');
    shown.push(await seen());
  }
  if (shown.join() !== 'fr,en,fr') faults.push(`shown were ${shown}`);
  const link = page.locator('section .on a[lang=en]:visible').nth(3);
  const section = await link.evaluate((one) => one.closest('section').querySelector('[id]').id);
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(50);
  faults.push(await page.evaluate((section) => {
    const target = document.querySelector(':target'), box = target?.getBoundingClientRect();
    return !(target?.id === `${section}.en` && target.closest('.side').lang === 'en' && box.top > -5 && box.top < innerHeight / 2) &&
      `from ${section} to ${target?.id}`;
  }, section));
  return faults;
}

// What may be chosen hides what concerns others and says so; the button or the list, and the way to what is hidden, show it.
async function choices(page) {
  const faults = [], select = page.locator('.chooser select:visible');
  if (await select.count() === 0) return [];
  const shown = () => page.evaluate(() => [...document.querySelectorAll('main [data-for]')].filter((one) => one.checkVisibility()).length);
  const all = await shown();
  await select.focus();
  await page.keyboard.press('ArrowDown');
  if ((await select.inputValue()) === '') faults.push('the arrow chooses nothing');
  if (!((await shown()) < all && (await shown()) > 0)) faults.push(`of ${all} blocks ${await shown()} are shown`);
  const hidden = await select.evaluate((one) => [...one.closest('.side, body').querySelectorAll('[data-for][id]')]
    .find((block) => !block.checkVisibility())?.id);
  await page.evaluate((id) => { location.hash = id; }, hidden);
  if (!(await page.evaluate((id) => document.getElementById(id).checkVisibility(), hidden))) faults.push(`a link to ${hidden} shows nothing`);
  await select.focus();
  if (await page.locator('.chooser button:visible').count() > 0) {
    await page.keyboard.press('Tab');
    if (!(await page.evaluate(() => document.activeElement.matches('.chooser button')))) faults.push('the next stop is not the button that shows all');
    await page.keyboard.press('Enter');
  } else await page.keyboard.press('Home'); // on a narrow screen: the list's first
  if ((await shown()) !== all) faults.push(`of ${all} blocks ${await shown()} are shown again`);
  return faults;
}

export default async function keyboard({ browser, site }) {
  const pages = outputs('complete', /^(policy(\.(fr|en))?|notice\.order\.fr|questions\.fr)\.html$/);
  for (const width of [320, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    const page = await watched(context, site.address);
    for (const { name } of pages) {
      const at = `${name} at ${width} px`;
      for (const open of [false, true]) {
        await visit(page, `${site.address}/${name}`);
        await fold(page, open);
        result(`keyboard: the stops of ${at}, ${open ? 'open' : 'shut'}`, await walk(page));
      }
      await visit(page, `${site.address}/${name}`);
      result(`keyboard: to the text of ${at}`, await skip(page));
      result(`keyboard: contents of ${at}`, await contents(page));
      result(`keyboard: folding of ${at}`, await folding(page));
      if (name.endsWith('/policy.html')) result(`keyboard: languages of ${at}`, await languages(page));
      result(`keyboard: choices of ${at}`, await choices(page));
    }
    await context.close();
  }
}
