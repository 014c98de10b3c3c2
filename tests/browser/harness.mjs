// harness.mjs: what the files of tests share - the count, a server, a browser, pages that are watched.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';

export const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
export const root = resolve(here, '../..');
export const work = process.env.WORK;
export const ppc = process.env.PPC;
export const require = createRequire(join(work, 'package.json'));
const { chromium } = require('playwright-core');

// ---- the count ----------------------------------------------------------------------------------------

let passed = 0, failed = 0;

// One test: `faults` is what was found against it, line by line.
export function result(name, faults) {
  const lines = [faults].flat().filter(Boolean);
  if (lines.length === 0) {
    passed++;
    if (process.env.V) console.log(`ok ${name}`);
    return true;
  }
  failed++;
  console.log(`not ok ${name}`);
  for (const line of lines.slice(0, 20)) console.log(`    ${line}`);
  if (lines.length > 20) console.log(`    and ${lines.length - 20} more`);
  return false;
}

export function count() {
  return { passed, failed };
}

// ---- the pages ----------------------------------------------------------------------------------------

// The HTML outputs of an example: [{name: 'public/policy.fr.html', path, fragment}].
export function outputs(example, wanted = /\.html$/) {
  const folder = join(work, 'pages', example);
  return ['public', 'internal'].filter((part) => existsSync(join(folder, part))).flatMap((part) =>
    readdirSync(join(folder, part)).sort().filter((name) => wanted.test(name)).map((name) =>
      ({ name: `${example}/${part}/${name}`, path: join(folder, part, name) })));
}

// A fragment is for somebody else's page: it is looked at inside of one, with the stylesheet that goes with it.
export function whole(html, language, style = '') {
  return /^\s*<!doctype/i.test(html) ? html : '<!doctype html>\n' +
    `<html lang="${language}"><head><meta charset="utf-8"><title>A site</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<style>${style}</style></head><body><main><h1>A site</h1>\n${html}</main></body></html>\n`;
}

function styleOf(path) {
  const style = path.replace(/\.[a-z]+\.fragment\.html$/, '.css').replace(/\/notice\.[^/]*\.css$/, '/policy.css');
  return style !== path && existsSync(style) ? readFileSync(style, 'utf8') : '';
}

export function languageOf(name) {
  return /\.([a-z]{2,3})\.(fragment\.)?[a-z]+$/.exec(name)?.[1] ?? 'fr';
}

// ---- the server ---------------------------------------------------------------------------------------

// What the README promises a site: the page runs under this policy.
export const strict = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

// Serves `folder` (and `made`, name -> text, before it) on this machine alone, each page under `strict`.
export async function serve(folder) {
  const made = new Map(), asked = [];
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    asked.push(name);
    const path = normalize(join(folder, name));
    if (!made.has(name) && (!path.startsWith(folder) || !existsSync(path))) {
      response.writeHead(404).end();
      return;
    }
    const type = { '.svg': 'image/svg+xml', '.xml': 'application/xhtml+xml', '.css': 'text/css' }[extname(name)] ?? 'text/html';
    const headers = { 'Content-Type': `${type}; charset=utf-8` };
    if (!server.open) headers['Content-Security-Policy'] = strict;
    response.writeHead(200, headers).end(made.get(name) ?? whole(readFileSync(path, 'utf8'), languageOf(name), styleOf(path)));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${server.address().port}`;
  return { address, made, asked, server, close: () => server.close() };
}

// ---- the browser --------------------------------------------------------------------------------------

export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--disable-component-update'],
  });
}

// A page that remembers all that it should not do: page.faults.
export async function watched(context, address) {
  const page = await context.newPage();
  page.faults = [];
  const fault = (text) => page.faults.push(text);
  page.on('console', (message) => fault(`console: ${message.text()}`));
  page.on('pageerror', (error) => fault(`error: ${error.message}`));
  page.on('dialog', (dialog) => { fault(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('popup', (popup) => fault(`popup: ${popup.url()}`));
  page.on('download', (download) => fault(`download: ${download.url()}`));
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('data:')) return;
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && url.startsWith(page.opening ?? address)) return;
    fault(`request: ${url}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.log(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  return page;
}

// Goes to a page; what the visit is found guilty of is in page.faults.
export async function visit(page, url) {
  page.opening = new URL(url.replace(/#.*/, '')).href;
  page.faults.length = 0;
  await page.goto(url, { waitUntil: 'load' });
}

// Opens or shuts every <details>, however the page has them.
export async function fold(page, open) {
  await page.evaluate((open) => {
    for (const details of document.querySelectorAll('details')) {
      details.removeAttribute('name'); // of a named group one alone may be open
      details.open = open;
    }
  }, open);
}

// In a page of all languages: shows one. Says whether it is such a page.
export async function speak(page, language) {
  return page.evaluate((language) => {
    const side = document.getElementById(`page.${language}`);
    if (side) location.hash = side.id;
    return side !== null;
  }, language);
}
