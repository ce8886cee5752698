import { escapeHtml } from '../../../core/escaping/escape-html.ts';
import { visible } from '../visible.ts';

/** Characters of one text or attribute. */
const TEXT_LENGTH = 2_000;

/** HTML that this program wrote. Everything else is text, and becomes HTML only through `html`. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | undefined | readonly Content[];

/**
 * HTML with contents. A text among them is shown literally, within an element as well as within a quoted attribute. It is the only
 * place that turns text into HTML.
 */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.reduce((text, part, at) => `${text}${written(contents[at - 1])}${part}`));
}

function written(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escaped(content);
  return content.map(written).join('');
}

function escaped(text: string): string {
  return escapeHtml(visible(text, TEXT_LENGTH));
}
