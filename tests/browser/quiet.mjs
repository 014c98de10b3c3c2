// quiet.mjs: a page asks nobody for anything, keeps nothing, and stays within a strict policy without a report.
import { fold, outputs, result, visit, watched } from './harness.mjs';

// What the visit that `page` just made to `name` did.
export async function unquiet(page, context, site, name) {
  await fold(page, true);
  await page.mouse.wheel(0, 20000);
  const kept = await page.evaluate(async () => [
    document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
    (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length].join(' '));
  const cookies = await context.cookies();
  return [
    ...page.faults,
    ...site.asked.filter((asked) => asked !== name).map((asked) => `the server was asked for ${asked}`),
    kept !== ' 0 0 0 0 0' && `something is kept: ${kept}`,
    ...cookies.map((cookie) => `cookie: ${cookie.name}`)];
}

export default async function quiet({ browser, site }) {
  const context = await browser.newContext();
  const page = await watched(context, site.address);
  for (const example of ['complete', 'practice', 'town', 'minimal', 'alkaes'])
    for (const { name } of outputs(example)) {
      site.asked.length = 0;
      await visit(page, `${site.address}/${name}`);
      result(`quiet: ${name}`, await unquiet(page, context, site, `/${name}`));
    }
  await context.close();
}
