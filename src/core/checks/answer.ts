/** The result of a query of the user's, what was expected of it, and which of that is not met. */
export interface Answer {
  readonly kind: 'answer';
  readonly found: Found;
  readonly wanted: readonly Wanted[];
  readonly unmet: readonly Unmet[];
}

/** For text, only whether it is the expected one: it may be a person's name. */
export type Found =
  | { readonly as: 'count'; readonly value: string | undefined }
  | { readonly as: 'value'; readonly value: string }
  | { readonly as: 'rows'; readonly rows: number }
  | { readonly as: 'text'; readonly matches: boolean | undefined };

export type Unmet =
  | { readonly want: 'no-rows' | 'zero-count' | 'anything' | 'a-value' | 'not-null' | 'a-time' | 'not-in-future' }
  | { readonly want: 'rows' | 'count'; readonly min: number; readonly max: number | undefined }
  | { readonly want: 'age'; readonly atMostMs: number; readonly foundMs: number }
  | { readonly want: 'equal'; readonly value: string }
  | {
      readonly want: 'range';
      readonly min: string | undefined;
      readonly max: string | undefined;
      /** The value can't be ordered relative to these. */
      readonly comparable: boolean;
    }
  | {
      readonly want: 'match';
      readonly pattern: string;
      /** The search took longer. */
      readonly limitMs: number | undefined;
    };

/** What was expected of a query's result. */
export type Wanted = { readonly want: 'within'; readonly ms: number } | Exclude<Unmet, { readonly want: 'age' }>;
