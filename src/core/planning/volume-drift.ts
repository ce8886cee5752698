/** How much the rows of a table may change from one verified backup to the next, as shares of what it had. */
export interface VolumeDrift {
  /** At most this share may be lost: 0.5 is half of the rows. */
  readonly loss: number;
  /** At most this share may be added. Undefined: any number. */
  readonly growth: number | undefined;
}

const FORM = /^-?(\d{1,3}(?:\.\d{1,2})?)\s?%(?:[\s,/]+\+(\d{1,6}(?:\.\d{1,2})?)\s?%)?$/;

/** Reads `50%`, or `-50% +300%`. Undefined if the text is neither, or forbids no loss. */
export function readVolumeDrift(text: string): VolumeDrift | undefined {
  const [, loss, growth] = FORM.exec(text.trim()) ?? [];
  if (loss === undefined || Number(loss) >= 100) return undefined;
  return { loss: Number(loss) / 100, growth: growth === undefined ? undefined : Number(growth) / 100 };
}
