import type { Tone } from './tone.ts';

/** What color something has: that of a state, or one of six that only tell things apart. */
export type Hue = Tone | 1 | 2 | 3 | 4 | 5 | 6;

export type Unit = 'duration' | 'bytes';

/** The time that a chart shows, in milliseconds since 1970. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Milliseconds since 1970, and the value then. Null: it is not known from here to the next point. */
export type Point = readonly [atMs: number, value: number | null];

export interface Curve {
  readonly name: string;
  readonly hue: Hue;
  /** `area`: also filled down to zero. `fill`: without the line, for what goes up and down too often to follow. */
  readonly shape: 'line' | 'area' | 'fill';
  /** Oldest first. */
  readonly points: readonly Point[];
}

/** A value that should not be exceeded. */
export interface Limit {
  readonly name: string;
  readonly value: number;
}

/** Values over time. */
export interface Curves extends TimeSpan {
  readonly kind: 'curves';
  readonly unit: Unit;
  readonly curves: readonly Curve[];
  /** For the first curve. Where it is exceeded, the chart is shaded. */
  readonly limit?: Limit | undefined;
}

/** Events, side by side at equal distances, each divided into its parts. */
export interface Bars {
  readonly kind: 'bars';
  readonly unit: Unit;
  readonly parts: readonly { readonly name: string; readonly hue: Hue }[];
  /** Oldest first. */
  readonly bars: readonly { readonly atMs: number; readonly values: readonly number[] }[];
  /** For the height of a whole bar. */
  readonly limit?: Limit | undefined;
}

/** A calendar with one cell per day (UTC). */
export interface Days {
  readonly kind: 'days';
  readonly states: readonly { readonly name: string; readonly hue: Hue }[];
  /** Without gaps, oldest first: the state by its place in `states`. Null if nothing is known of that day, or nothing was due. */
  readonly days: readonly (number | null)[];
  readonly firstMs: number;
}

export interface Mark {
  readonly atMs: number;
  /** By its place in `states`. */
  readonly state: number;
}

/** Marks on several lines over time. */
export interface Lanes extends TimeSpan {
  readonly kind: 'lanes';
  readonly states: readonly { readonly name: string; readonly hue: Hue }[];
  readonly lanes: readonly {
    readonly name: string;
    /** Oldest first. */
    readonly marks: readonly Mark[];
    /** A line joins the marks, because each needs the one before it. */
    readonly isChain?: true;
  }[];
  /** A moment to mark. */
  readonly nowMs?: number | undefined;
}

/** How full something is. */
export interface Meters {
  readonly kind: 'meters';
  readonly meters: readonly {
    readonly name: string;
    readonly value: number;
    readonly most: number;
    readonly text: string;
    readonly hue: Hue;
  }[];
}

/** Steps that build on each other. */
export interface Ladder {
  readonly kind: 'ladder';
  readonly rungs: readonly {
    readonly name: string;
    readonly tone: Tone;
    /** One or two words, because a color alone tells nothing to some. */
    readonly state: string;
    readonly text: string;
  }[];
}

/** What a chart shows, as data. A medium that can't draw shows its table instead. */
export type Chart = Curves | Bars | Days | Lanes | Meters | Ladder;
