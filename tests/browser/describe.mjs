// describe.mjs: descriptions made out of others by putting something else into what an author writes freely.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ppc, root, work } from './harness.mjs';

// Attributes that hold words, by the schema; those that name a rule or a block are no free text.
const schema = readFileSync(join(root, 'schema/ppc.xsd'), 'utf8');
const free = new Set([...schema.matchAll(/<xs:attribute name="([^"]+)" type="Words"/g)].map(([, name]) => name));
for (const name of ['code', 'on', 'key', 'from', 'n', 'version']) free.delete(name);
const term = /^([a-z]+(-[a-z]+)*|RET-[A-Z-]+)$/; // elsewhere the same attribute takes a word of the law
const addresses = /^(contact-page|email|phone)$/;

export function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

// The markup with each text of an author replaced by `text({element, attribute, old, path, language})`, where that
// gives one; the path is that of the ids round it, the same for all languages of a text.
export function replaced(xml, text) {
  const stack = [], ids = [], languages = [];
  return xml.replace(/<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<[^>]*>|[^<]+/g, (token) => {
    if (/^<[!?]/.test(token)) return token;
    if (token.startsWith('</')) {
      stack.pop();
      ids.pop();
      languages.pop();
      return token;
    }
    if (token.startsWith('<')) {
      const element = /^<([^\s/>]+)/.exec(token)[1];
      const id = / id="([^"]*)"/.exec(token)?.[1] ?? '';
      if (!token.endsWith('/>')) stack.push(element), ids.push(id), languages.push(/ xml:lang="([^"]*)"/.exec(token)?.[1] ?? languages.at(-1));
      return token.replace(/(\s)([\w:-]+)="([^"]*)"/g, (all, space, attribute, old) => {
        const open = free.has(attribute) && !term.test(old) || attribute === 'href' && !element.startsWith('xi:');
        const made = open ? text({ element, attribute, old, path: `${ids.join('/')}/${id}` }) : null;
        return made == null ? all : `${space}${attribute}="${escaped(made)}"`;
      });
    }
    if (!token.trim()) return token;
    const element = stack.at(-1), made = text({ element, attribute: null, old: token, path: ids.join('/'), language: languages.at(-1) });
    return made == null ? token : escaped(made);
  });
}

export function plain(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
}

export const isAddress = ({ element, attribute }) => attribute === 'href' || (!attribute && addresses.test(element));

// A copy of an example, and of what it includes, in which every file went through `change`; returns the folder.
export function copy(name, example, change) {
  const folder = join(work, 'made', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of [example, 'library'])
    cpSync(join(root, 'examples', part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith('/build') });
  const walk = (path) => {
    for (const entry of readdirSync(path)) {
      const child = join(path, entry);
      if (statSync(child).isDirectory()) walk(child);
      else if (child.endsWith('.xml')) writeFileSync(child, change(readFileSync(child, 'utf8')));
    }
  };
  walk(folder);
  return folder;
}

// Builds `example` of such a folder into WORK/pages/made/NAME; drafts too, so that no finding hides a page.
export function build(name, folder, example, options = ['-f', 'all']) {
  const out = join(work, 'pages', 'made', name);
  rmSync(out, { recursive: true, force: true });
  const { status, stderr, signal } = spawnSync(ppc, ['build', '-q', '--draft', ...options,
    ...existsSync(join(folder, 'library')) ? ['--library', join(folder, 'library')] : [], '-o', out, join(folder, example, 'policy.xml')], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status: signal ?? status, stderr, out };
}
