import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { publishMetrics } from '../../src/metrics/publish-metrics.ts';
import type { Report } from '../../src/report/report.ts';
import { HOUR_MS } from './metric-reports.ts';
import type { InputSeries } from './promtool.ts';

/** A run that starts at this hour. Prometheus' tests begin in 1970, so the reports' clocks do too. */
export interface Event {
  readonly hour: number;
  /** Undefined: at this hour, the files are lost. */
  readonly report: ((at: Date) => Report) | undefined;
}

/**
 * What Prometheus would have seen if runs had written their files into a collector's folder, scraped once an hour. Every file is
 * written by the program itself.
 */
export async function timelineOf(folder: string, hours: number, events: readonly Event[]): Promise<InputSeries[]> {
  const collector = join(folder, 'collector');
  await mkdir(collector);
  const values = new Map<string, string[]>();
  let scraped: [string, string][] = [];
  for (let hour = 0; hour <= hours; hour += 1) {
    const now = events.filter((each) => each.hour === hour);
    for (const event of now) await write(event, collector);
    if (now.length > 0) scraped = await scrape(collector);
    for (const [series, value] of scraped) {
      const row = values.get(series) ?? Array<string>(hours + 1).fill('_');
      row[hour] = value;
      values.set(series, row);
    }
  }
  await rm(collector, { recursive: true });
  return [...values].map(([series, row]) => ({ series, values: row.join(' ') }));
}

/** A run takes no time, so that what it wrote is scraped in the same hour. */
async function write({ hour, report }: Event, collector: string): Promise<void> {
  if (report === undefined) {
    for (const name of await readdir(collector)) await rm(join(collector, name));
    return;
  }
  const at = new Date(hour * HOUR_MS);
  await publishMetrics(
    { ...report(at), durationMs: 0 },
    {
      path: collector,
      database: 'shop',
      env: {},
      now: at,
      signal: new AbortController().signal,
      warn: (sentence) => {
        throw new Error(sentence);
      },
    },
  );
}

async function scrape(collector: string): Promise<[string, string][]> {
  const names = await readdir(collector);
  const texts = await Promise.all(names.map((name) => readFile(join(collector, name), 'utf8')));
  return texts.flatMap((text) => samplesOfText(text));
}

/** The lines of a metrics file: series and value. */
export function samplesOfText(text: string): [string, string][] {
  return [...text.matchAll(/^([^#\n].*) (\S+)$/gm)].map(([, series = '', value = '']) => [series, value]);
}
