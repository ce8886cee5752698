import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where Debian, Ubuntu and GitHub's runners have a Chromium. */
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The width of a phone, and of a step summary on a wide screen, in CSS pixels. */
export const WIDTHS = { phone: 390, screen: 1012 } as const;
/** Of A4 between margins of 14 mm, in CSS pixels. */
export const PAPER_WIDTH = 687;

const STYLES = readFileSync(fileURLToPath(import.meta.resolve('github-markdown-css/github-markdown-light.css')));

/** The page that GitHub makes of a step summary: its Markdown in GitHub's style, in the box that it has on the page of a run. */
export function githubPage(markdown: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Summary</title>
<style>
${STYLES}
body { margin: 0; padding: 16px; background: #fff; }
.box { border: 1px solid #d1d9e0; border-radius: 6px; padding: 16px; }
/* Debian has none of GitHub's fonts, but fonts of about the same width. */
.markdown-body { font-family: 'Liberation Sans', Arial, sans-serif, 'Noto Color Emoji'; }
.markdown-body code { font-family: 'Liberation Mono', monospace; }
</style>
<div class="box"><article class="markdown-body">
${marked.parse(markdown, { async: false, gfm: true })}
</article></div>
</html>`;
}

/** Starts a headless Chromium. @throws if this machine has none */
export async function openBrowser(): Promise<Browser> {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error(`no Chromium at ${BROWSERS.join(', ')}: apt-get install chromium`);
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Takes a picture of the whole page where CI keeps it as an artifact. Without such a folder it takes none: nobody would see it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['RESTORABLE_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, name), fullPage: true });
}

/** Opens a summary as GitHub shows it. Nothing is loaded from anywhere. */
export async function openSummary(browser: Browser, markdown: string, width: number, scale = 1): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, deviceScaleFactor: scale });
  await page.route('**/*', (route) => route.abort());
  await page.setContent(githubPage(markdown));
  return page;
}
