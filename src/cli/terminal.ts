import type { Progress } from '../ports/host.ts';
import { SYSTEM_CLOCK } from '../ports/system-clock.ts';
import type { Tone } from '../report/document/tone.ts';
import { progressLine } from '../report/progress.ts';
import type { Paint } from '../report/render/text.ts';
import { visible } from '../report/render/visible.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const CODES: Readonly<Record<Tone, string>> = {
  good: '32;1',
  bad: '31;1',
  warn: '33;1',
  cancelled: '33;1',
  skipped: '33;1',
};
const LINE_EVERY_MS = 5_000;
const REDRAW_EVERY_MS = 100;

/** Uses colors only on a terminal that supports them (https://no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }, env: Environment): Paint {
  const colored = stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return (tone, text) => (colored ? `\u001B[${CODES[tone]}m${text}\u001B[0m` : text);
}

/** Shows progress: in place on a terminal, otherwise as a line every few seconds. */
export interface ProgressView {
  show(update: Progress, scrub: (text: string) => string): void;
  /** Removes the progress line before other output is printed. */
  clear(): void;
}

export function progressView(stream: NodeJS.WriteStream, env: Environment): ProgressView {
  const inPlace = stream.isTTY === true && env['TERM'] !== 'dumb';
  let lastMs = Number.NEGATIVE_INFINITY;
  let phase = '';
  let phaseBeganMs = 0;
  let drawn = false;
  const clear = (): void => {
    if (drawn) stream.write('\r\u001B[2K');
    drawn = false;
  };
  return {
    clear,
    show: (update, scrub) => {
      const nowMs = SYSTEM_CLOCK.monotonicMs();
      if (update.phase !== phase) {
        phase = update.phase;
        phaseBeganMs = nowMs;
        // A phase that ends within the interval does not need a log line.
        lastMs = inPlace ? Number.NEGATIVE_INFINITY : nowMs;
      }
      if (nowMs - lastMs < (inPlace ? REDRAW_EVERY_MS : LINE_EVERY_MS)) return;
      lastMs = nowMs;
      const line = visible(
        scrub(progressLine(update, nowMs - phaseBeganMs)),
        inPlace ? (stream.columns || 80) - 1 : 200,
      );
      clear();
      stream.write(inPlace ? line : `${line}\n`);
      drawn = inPlace;
    },
  };
}
