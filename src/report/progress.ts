import type { Progress } from '../ports/host.ts';
import { humanBytes } from './format.ts';

/** `dump: 120 MB of 1.2 GB (10 %), 60 MB/s`. @param elapsedMs since the phase began */
export function progressLine(update: Progress, elapsedMs: number): string {
  const { doneBytes, totalBytes } = update;
  const of = totalBytes === undefined || totalBytes <= 0 ? '' : ` of about ${humanBytes(totalBytes)}`;
  // The total is an estimate. More than 100 % would look like a defect.
  const percent = of === '' ? '' : ` (${Math.min(99, Math.floor((doneBytes / (totalBytes ?? 1)) * 100))} %)`;
  const speed = elapsedMs > 500 ? `, ${humanBytes(Math.round(doneBytes / (elapsedMs / 1000)))}/s` : '';
  return `${update.phase}: ${humanBytes(doneBytes)}${of}${percent}${speed}`;
}
