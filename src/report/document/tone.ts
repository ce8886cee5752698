/** A state, for an icon or a color. */
export type Tone = 'good' | 'bad' | 'warn' | 'cancelled' | 'skipped';
