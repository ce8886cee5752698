import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';

const run = promisify(execFile);

/**
 * Prints a page, and reads it back with `pdftotext` (poppler): what is visible on the paper, in the order of the document. What is beyond
 * an edge is not there. Without spaces, which a PDF places as it likes.
 */
export async function printed(page: Page, path: string): Promise<string> {
  await page.pdf({ format: 'A4', printBackground: true, path });
  const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], { maxBuffer: 2 ** 26 });
  return compact(stdout);
}

/** The texts that are not in a paper. Each must have a place of its own: two cells with the same text must be there twice. */
export function missingIn(paper: string, texts: readonly string[]): string[] {
  let rest = paper;
  // A long text first: a short one could be a part of it.
  return texts
    .map(compact)
    .sort((one, other) => other.length - one.length)
    .filter((text) => {
      const at = rest.indexOf(text);
      if (at !== -1) rest = `${rest.slice(0, at)}\n${rest.slice(at + text.length)}`;
      return at === -1;
    });
}

function compact(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Cc}]+/gu, '');
}
