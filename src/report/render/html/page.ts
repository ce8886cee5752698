import type { Document, Section } from '../../document/document.ts';
import { many } from '../../document/document.ts';
import { humanMs } from '../../format.ts';
import { diagnosticsOf } from '../../words/backups.ts';
import { blocksOf, type Links, line, tableOf } from './blocks.ts';
import { type Content, html, type Markup } from './markup.ts';
import { STYLES } from './styles.ts';
import { icon } from './tones.ts';

/**
 * The report as one file for a browser. It needs nothing else, runs nothing, and loads nothing: its policy forbids everything but
 * its own style sheet. @param document of a report that is scrubbed of secrets
 */
export function renderHtml(document: Document): string {
  const links = linksOf(document.sections);
  const { title, tone, sentence, error, footer } = document;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLES}</style>
</head>
<body>
<main>
<header class="hero ${tone}">
<h1>${icon(tone)}<span>${title}</span></h1>
${paragraph('lead', [sentence, error?.message ?? ''].filter((part) => part !== '').join(' '))}${errorOf(document)}</header>
${sectionsOf(document, links)}
${phasesOf(document, links)}</main>
<footer>
${paragraph('', diagnosticsOf(document) ?? '')}<p>${footer}</p>
</footer>
</body>
</html>
`;
  return page.text;
}

/** A part has an address of its own on the page. It never contains a name. */
function linksOf(sections: readonly Section[]): Links {
  const parts = sections.flatMap(({ part }) => part ?? []);
  return new Map(parts.map((part, at) => [part, `part-${at + 1}`]));
}

function paragraph(name: string, text: string): Content {
  return text === '' ? '' : html`<p class="${name}">${text}</p>\n`;
}

function errorOf({ error }: Document): Content {
  if (error === undefined) return '';
  const hint = error.hint === undefined ? '' : html`<p><strong>What to do:</strong> ${error.hint}</p>`;
  return html`<div class="error">${hint}<p class="quiet">error <code>${error.code}</code></p></div>`;
}

/** Failures come first, then the warnings, then everything else. */
function sectionsOf({ sections, warnings }: Document, links: Links): Markup[] {
  const rest = sections.findIndex(({ tone }) => tone !== 'bad');
  const at = rest === -1 ? sections.length : rest;
  const list: Section = {
    title: 'Warnings',
    tone: 'warn',
    blocks: [{ kind: 'list', extent: 'finding', items: many(warnings, (warning) => warning) }],
  };
  const all = [...sections.slice(0, at), ...(warnings.length === 0 ? [] : [list]), ...sections.slice(at)];
  return all.map((section) => sectionOf(section, links));
}

function sectionOf({ title, tone, fold, part, blocks }: Section, links: Links): Markup {
  const content = blocksOf(blocks, links, title === undefined ? 2 : 3);
  if (title === undefined) return html`<section>${content}</section>\n`;
  const heading = html`<h2>${tone === undefined ? '' : icon(tone)}<span>${line(title, links)}</span></h2>`;
  if (part !== undefined) return html`<section class="part" id="${links.get(part)}">${heading}${content}</section>\n`;
  if (fold === undefined) return html`<section>${heading}${content}</section>\n`;
  const open = fold === 'open' ? html` open` : '';
  return html`<section><details class="fold"${open}><summary>${heading}</summary>${content}</details></section>\n`;
}

function phasesOf({ phases, durationMs }: Document, links: Links): Content {
  if (phases.length === 0) return '';
  const columns = [{ title: 'phase' }, { title: 'time', align: 'right' }] as const;
  const rows = many(phases, (each) => [each.phase, humanMs(each.durationMs)]);
  const table = tableOf({ kind: 'table', extent: 'detail', columns, rows }, links);
  return html`<section><details class="fold"><summary><h2><span>How long: ${humanMs(durationMs)}</span></h2></summary>${table}</details></section>\n`;
}
