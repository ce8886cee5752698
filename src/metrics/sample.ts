import type { Mode } from '../options/mode.ts';
import type { FamilyName } from './families.ts';

/** One value of a metric. Its labels do not include those of its scope. */
export interface Sample {
  readonly name: FamilyName;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * What one run measured of one database. Every sample has the scope's database and mode as labels, so that two runs never write
 * the same series: node_exporter and Prometheus refuse all files if a series occurs twice.
 */
export interface Scope {
  /** Empty if the run failed before its database was known. */
  readonly database: string;
  readonly mode: Mode;
  readonly samples: readonly Sample[];
  /** The run could not do its work, so what it did not measure is as it was. */
  readonly couldNotRun: boolean;
}

/** A sample with all its labels. */
export interface FullSample {
  readonly name: FamilyName;
  readonly database: string;
  readonly mode: Mode;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Samples of a family: the values that are known. */
export function samplesOf(
  name: FamilyName,
  value: number | null | undefined,
  labels: Readonly<Record<string, string>> = {},
): Sample[] {
  return value === undefined || value === null || !Number.isFinite(value) ? [] : [{ name, labels, value }];
}

/** An ISO time as Prometheus' timestamp. Undefined for a text that is not a time, as a hostile manifest can hold. */
export function secondsAt(iso: string | null | undefined): number | undefined {
  const ms = Date.parse(iso ?? '');
  return Number.isNaN(ms) ? undefined : ms / 1_000;
}

export function secondsOf(ms: number | null | undefined): number | undefined {
  return ms === undefined || ms === null ? undefined : ms / 1_000;
}

export function flag(value: boolean): number {
  return value ? 1 : 0;
}

/** A label whose value is one of several words. */
interface WordLabel<W extends string> {
  readonly label: string;
  readonly words: readonly W[];
  /** The other labels. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** One sample for each of several words: how many have it. A word that none has is 0, so that the series never disappears. */
export function countsOf<W extends string>(
  name: FamilyName,
  { label, words, labels = {} }: WordLabel<W>,
  found: readonly W[],
): Sample[] {
  return words.flatMap((word) =>
    samplesOf(name, found.filter((each) => each === word).length, { ...labels, [label]: word }),
  );
}

export function fullSamples({ database, mode, samples }: Scope): FullSample[] {
  return samples.map((sample) => ({ ...sample, database, mode }));
}

/** The same for two samples of the same series. */
export function seriesOf({ name, database, mode, labels }: FullSample): string {
  const entries = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, database, mode, entries]);
}
