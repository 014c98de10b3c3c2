// pictures.mjs: keeps pictures of the policy, to be looked at: WORK/LANGUAGE.WIDTH.SCHEME.png, and .first.png of
// what a phone shows first.
import { join } from 'node:path';
import { outputs, result, visit, watched, work } from './harness.mjs';

export default async function pictures({ browser, site }) {
  for (const width of [320, 768, 1280])
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport: { width, height: width < 768 ? 640 : 900 }, colorScheme });
      const page = await watched(context, site.address);
      for (const { name } of outputs('complete', /^policy\.(fr|en)\.html$/)) {
        const language = /\.(..)\.html$/.exec(name)[1], path = join(work, `${language}.${width}.${colorScheme}`);
        await visit(page, `${site.address}/${name}`);
        await page.screenshot({ path: `${path}.first.png` });
        const picture = await page.screenshot({ path: `${path}.png`, fullPage: true });
        result(`pictures: ${name} at ${width} px, ${colorScheme}`, picture.length < 10000 && 'the picture is empty');
      }
      await context.close();
    }
}
