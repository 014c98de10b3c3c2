// run.mjs: runs the files of tests one after the other in one Chromium and counts.
import { count, launch, result, serve, work } from './harness.mjs';
import { join } from 'node:path';

const names = ['quiet', 'hostile', 'nu', 'layout', 'keyboard', 'pictures', 'axe', 'extremes', 'mutants'];
const wanted = (process.env.ONLY ?? names.join(' ')).split(/[\s,]+/);

const browser = await launch();
const site = await serve(join(work, 'pages'));
console.log(`Chromium ${browser.version()}`);
for (const name of names.filter((name) => wanted.includes(name))) {
  const before = count(), start = Date.now();
  try {
    await (await import(`./${name}.mjs`)).default({ browser, site });
  } catch (error) {
    result(`${name} runs to its end`, error.stack.split('\n'));
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(`${String(count().passed - before.passed).padStart(4)}  ${name} (${seconds} s)`);
}
site.close();
await browser.close();

const { passed, failed } = count();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
