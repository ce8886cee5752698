// The licenses of the packages in the bundle.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENSE_FILE = /^(?:licen[cs]e|copying)/i;
/** A line that names an owner, as opposed to one of a license's own text ("the above copyright notice"). */
const OWNER = /^\W*copyright\b.*(?:\d{4}|\(c\)|©)/i;

/**
 * The text of licenses.txt. A license that several packages share is there once, below their names, each with its own lines of
 * copyright: most are the same Apache or MIT license. The LGPL of openpgp builds on the GPL, and requires both texts.
 * @param packages the folder and name of each package
 * @param kept a folder with texts that no package contains
 */
export function licensesOf(packages, kept) {
  const licenses = new Map();
  const add = (title, text) => {
    const lines = text.split('\n').map((line) => line.trimEnd());
    const terms = lines.filter((line) => !OWNER.test(line)).join('\n');
    const license = licenses.get(sameTerms(terms)) ?? { terms, titles: new Set() };
    license.titles.add(
      [title, ...lines.filter((line) => OWNER.test(line)).map((line) => `  ${line.trim()}`)].join('\n'),
    );
    licenses.set(sameTerms(terms), license);
  };
  for (const [folder, name] of [...packages].sort(([, a], [, b]) => (a < b ? -1 : 1))) {
    // `licenses` is the older way to write it.
    const { licenses: [{ type } = {}] = [], license = type } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    if (typeof license !== 'string') throw new Error(`${name} names no license`);
    add(`${name} (${license})`, textOf(folder));
  }
  if (![...licenses.values()].some(({ terms }) => terms.includes('GNU LESSER GENERAL PUBLIC LICENSE')))
    throw new Error('the license of openpgp is missing');
  add("GPL-3.0 (on which openpgp's LGPL-3.0 builds)", readFileSync(join(kept, 'GPL-3.0.txt'), 'utf8'));
  const sections = [...licenses.values()].map(({ titles, terms }) =>
    `${[...titles].join('\n')}\n\n${terms.trim()}`.trim(),
  );
  return `${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function sameTerms(text) {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Empty for a package that has only the name of its license. */
function textOf(folder) {
  const names = readdirSync(folder).filter((name) => LICENSE_FILE.test(name));
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r', ''))
    .join('\n');
}
