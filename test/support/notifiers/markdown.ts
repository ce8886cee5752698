import { marked, type Token, type Tokens } from 'marked';
import type { Shown } from './fake-provider.ts';

const BLOCKS = new Set(['paragraph', 'heading']);

/** What a medium with Markdown displays: the text without markup, and the addresses that can be clicked. */
export function shownMarkdown(source: string): Omit<Shown, 'mentions'> {
  const links: string[] = [];
  return { text: textOf(marked.lexer(source, { gfm: true }), links), links };
}

function textOf(tokens: readonly Token[], links: string[]): string {
  return tokens.map((token) => textOfToken(token, links)).join('');
}

function textOfToken(token: Token, links: string[]): string {
  switch (token.type) {
    case 'link':
    case 'image':
      // A bare address is shown as it is, and many clients link it in any text.
      if (token.raw !== (token as Tokens.Link).text) links.push((token as Tokens.Link).href);
      return textOf(token.tokens ?? [], links);
    case 'list':
      return (token as Tokens.List).items.map((item) => `${textOf(item.tokens, links)}\n`).join('');
    case 'html':
    case 'hr':
    case 'code':
    case 'table':
      // Consumed as markup.
      return '';
    case 'space':
    case 'br':
      return '\n';
    case 'escape':
      return (token as Tokens.Escape).text;
    case 'codespan':
      return (token as Tokens.Codespan).text;
    case 'text':
      return shownLeaf(token as Tokens.Text, links);
    default:
      return `${textOf('tokens' in token ? (token.tokens ?? []) : [], links)}${BLOCKS.has(token.type) ? '\n' : ''}`;
  }
}

function shownLeaf({ text, tokens }: Tokens.Text, links: string[]): string {
  return tokens === undefined ? decoded(text) : textOf(tokens, links);
}

/** Character references, which Markdown decodes in text that is not escaped. */
function decoded(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => names[name] ?? '');
}
