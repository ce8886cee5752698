import { isDatabaseName } from '../../core/format/database-name.ts';
import { MODES, type Mode } from '../../options/mode.ts';
import { FAMILIES, isFamilyName } from '../families.ts';
import type { FullSample } from '../sample.ts';

/** A file of ours has some hundred lines for each database. */
export const LARGEST_BYTES = 4 * 1024 * 1024;
const LONGEST_LINE = 4_096;
const SAMPLE =
  /^([a-z_]+)\{((?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*"(?:,(?=[a-z])|(?=\})))*)\} (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;
const LABEL = /([a-z_]+)="((?:[^"\\\n]|\\[\\"n])*)"/g;
/** Clocks differ. A time far from now would hide for years that nothing runs any more. */
const FUTURE_SECONDS = 86_400;

/**
 * Reads a file that an earlier run wrote. Anybody who may write to the folder can have written it, so what is not exactly as
 * this program writes it is left out: a line that is no sample of a known family with exactly its labels, a value that can't be,
 * and a time that is yet to come.
 */
export function readMetrics(text: string, now: Date): FullSample[] {
  if (text.length > LARGEST_BYTES) return [];
  return text.split('\n').flatMap((line) => readSample(line, now) ?? []);
}

function readSample(line: string, now: Date): FullSample | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  const [, name = '', labelText = '', valueText = ''] = SAMPLE.exec(line) ?? [];
  const value = Number(valueText);
  if (!isFamilyName(name) || !isPossible(name, value, now)) return undefined;
  const labels = new Map([...labelText.matchAll(LABEL)].map(([, key = '', text = '']) => [key, unescapeLabel(text)]));
  const [database, mode] = [labels.get('database') ?? '', modeOf(labels.get('mode'))];
  labels.delete('database');
  labels.delete('mode');
  const known: readonly string[] = FAMILIES[name].labels;
  if (mode === undefined || (database !== '' && !isDatabaseName(database))) return undefined;
  if ([...labels.keys()].some((key) => !known.includes(key))) return undefined;
  return { name, database, mode, labels: Object.fromEntries(labels), value };
}

function isPossible(name: string, value: number, now: Date): boolean {
  if (!Number.isFinite(value) || value < 0) return false;
  // A forecast is the only time that is yet to come.
  if (!name.endsWith('_timestamp_seconds') || name.endsWith('_reached_timestamp_seconds')) return true;
  return value <= now.getTime() / 1_000 + FUTURE_SECONDS;
}

function modeOf(text: string | undefined): Mode | undefined {
  return MODES.find((mode) => mode === text);
}

function unescapeLabel(text: string): string {
  return text.replaceAll(/\\(.)/g, (_whole, character: string) => (character === 'n' ? '\n' : character));
}
