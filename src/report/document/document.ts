import type { PhaseTiming, ReportError, RunFacts } from '../facts/run.ts';

/** How something stands, for an icon or a color. */
export type Tone = 'good' | 'bad' | 'warn' | 'cancelled' | 'skipped';

/** A piece of text. It is raw: each renderer escapes what its medium gives a meaning to. */
export interface Span {
  readonly text: string;
  /** A name, a path or an id. */
  readonly code?: true;
  readonly strong?: true;
  readonly tone?: Tone;
}

/** What stands in one line or in one cell. */
export type Line = string | Span | readonly (string | Span)[];

/** How much of a long list a reader wants: all of what was asked for, what was found, or some of the details. */
export type Extent = 'result' | 'finding' | 'detail';

/** A list of which a medium takes the beginning; the rest is never made. */
export interface Many<T> {
  readonly total: number;
  first(most: number): readonly T[];
}

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** Left out where there is little room. */
  readonly optional?: true;
}

export type Fact = readonly [name: string, value: Line];

export type Block =
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly extent: Extent;
      readonly columns: readonly Column[];
      readonly rows: Many<readonly Line[]>;
    }
  | { readonly kind: 'list'; readonly extent: Extent; readonly items: Many<Line> }
  | { readonly kind: 'note'; readonly text: Line };

export interface Section {
  readonly title?: Line;
  readonly tone?: Tone;
  /** It can be folded away behind its title. A medium without folds shows a closed one by its title alone. */
  readonly fold?: 'open' | 'closed';
  readonly blocks: readonly Block[];
}

/** What a mode makes of its report. */
export interface Body {
  readonly tone: Tone;
  /** A few words. */
  readonly title: string;
  /** What is true now, in a sentence or two; what the run's error says is not repeated here. */
  readonly sentence: string;
  readonly sections: readonly Section[];
  /** What a shell reads, line by line, instead of all the rest. */
  readonly lines?: readonly string[];
}

/** What a reader needs who reads no further. */
export type Headline = Pick<Body, 'tone' | 'title' | 'sentence'>;

/** A report as people read it. Renderers turn it into text, Markdown, or whatever another medium takes. */
export interface Document extends Body {
  readonly error: ReportError | undefined;
  readonly warnings: readonly string[];
  readonly diagnostics: RunFacts['diagnostics'];
  readonly phases: readonly PhaseTiming[];
  readonly durationMs: number;
  /** Which program ran, in which mode and when. */
  readonly footer: string;
}

export const code = (text: string): Span => ({ text, code: true });
export const strong = (text: string): Span => ({ text, strong: true });
export const toned = (tone: Tone, text: string): Span => ({ text, tone });

/** What is made of each item, once a medium takes it. */
export function many<I, T>(items: readonly I[], make: (item: I) => T): Many<T> {
  return { total: items.length, first: (most) => items.slice(0, most).map(make) };
}

type MaybeFact = readonly [name: string, value: Line | undefined];

/** Facts whose value is known. */
export function factsOf(...rows: readonly MaybeFact[]): Fact[] {
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

export function factsBlock(...rows: readonly MaybeFact[]): Block {
  return { kind: 'facts', rows: factsOf(...rows) };
}

/** Cuts a name that stands in the middle of a sentence. */
export function short(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

/** The first of some names, for the middle of a sentence. */
export function firstOf(names: readonly string[], most = 3, separator = ', '): string {
  return `${names.slice(0, most).join(separator)}${names.length > most ? `${separator}…` : ''}`;
}
