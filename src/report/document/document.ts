import type { PhaseTiming, ReportError, RunFacts } from '../facts/run.ts';
import type { Chart } from './chart.ts';
import type { Tone } from './tone.ts';

/** A piece of text. It is raw: each renderer escapes what its medium interprets. */
export interface Span {
  readonly text: string;
  /** A name, a path or an id. */
  readonly code?: true;
  readonly strong?: true;
  readonly tone?: Tone;
  /** The part of the document that it leads to, if the medium has links. */
  readonly to?: string;
}

/** The content of one line or one cell. */
export type Line = string | Span | readonly (string | Span)[];

/** How important the rows of a long list are: the requested result, findings, or some of the details. */
export type Extent = 'result' | 'finding' | 'detail';

/** A list that a medium may cut. Items beyond the cut are never created. */
export interface Many<T> {
  readonly total: number;
  first(most: number): readonly T[];
}

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** Left out if space is short. */
  readonly optional?: true;
}

export type Fact = readonly [name: string, value: Line];

/** A chart, with its data as a table for a medium that can't draw. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly title: string;
  /** What is to be seen, in a sentence. */
  readonly sentence: string;
  readonly chart: Chart;
  readonly table: Extract<Block, { kind: 'table' }>;
}

export type Block =
  | {
      readonly kind: 'facts';
      readonly rows: readonly Fact[];
      /** They are what most readers want to know, and may be shown large. */
      readonly isKey?: true;
    }
  | ChartBlock
  | {
      readonly kind: 'table';
      readonly extent: Extent;
      readonly columns: readonly Column[];
      readonly rows: Many<readonly Line[]>;
    }
  | { readonly kind: 'list'; readonly extent: Extent; readonly items: Many<Line> }
  | { readonly kind: 'note'; readonly text: Line }
  /** Lines for a shell, which a reader copies as they are. */
  | { readonly kind: 'commands'; readonly text: string };

export interface Section {
  readonly title?: Line;
  readonly tone?: Tone;
  /**
   * It can be folded under its title. `page`: folded where a reader can unfold it, and shown elsewhere. A medium without folds shows
   * only the title of a closed one.
   */
  readonly fold?: 'open' | 'closed' | 'page';
  /** Its title repeats what another part says. A medium without folds leaves a closed one out. */
  readonly repeats?: true;
  /** What others call this part of the document (`Span.to`). On a page, it is never folded. */
  readonly part?: string;
  readonly blocks: readonly Block[];
}

/** What a mode contributes to its report. */
export interface Body {
  readonly tone: Tone;
  /** A few words. */
  readonly title: string;
  /** The resulting state, in a sentence or two. It does not repeat the run's error. */
  readonly sentence: string;
  readonly sections: readonly Section[];
  /** Lines for a shell, which replace everything else. */
  readonly lines?: readonly string[];
}

/** The essence, for a reader who stops there. */
export type Headline = Pick<Body, 'tone' | 'title' | 'sentence'>;

/** A report as people read it. Renderers turn it into text, Markdown, or the format of another medium. */
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

/** Creates each item only when a medium reads it. */
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

/** Shortens a name within a sentence. */
export function short(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

/** The first of some names, for use within a sentence. */
export function firstOf(names: readonly string[], most = 3, separator = ', '): string {
  return `${names.slice(0, most).join(separator)}${names.length > most ? `${separator}…` : ''}`;
}
