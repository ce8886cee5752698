import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Measurement {
  readonly wallSeconds: number;
  /** Of all processes of the command. Other work on the machine changes it less than the wall time. */
  readonly cpuSeconds: number;
  /** Largest resident set of any process of the command. */
  readonly peakMiB: number;
}

/** Runs a shell command under GNU time until it ends. If it fails, throws with its output. */
export async function measure(command: string, env: Readonly<Record<string, string>>): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'measure-'));
  const out = join(folder, 'time');
  try {
    const startMs = performance.now();
    const child = spawn('/usr/bin/time', ['-f', '%M %U %S', '-o', out, 'bash', '-o', 'pipefail', '-c', command], {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-4000);
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const wallSeconds = (performance.now() - startMs) / 1000;
    if (code !== 0) throw new Error(`exit ${code}: ${command}\n${errors}`);
    const last = (await readFile(out, 'utf8')).trim().split('\n').at(-1) ?? '';
    const [kib = 0, user = 0, system = 0] = last.split(' ').map(Number);
    return { wallSeconds, cpuSeconds: user + system, peakMiB: kib / 1024 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export interface Contender {
  readonly name: string;
  readonly command: string;
  /** Runs before each run, not timed. */
  readonly before?: () => Promise<void>;
  /** Stored bytes after a run. */
  readonly storedBytes?: () => Promise<number>;
}

export interface Row {
  readonly name: string;
  readonly wallSeconds: number;
  readonly spread: string;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  readonly storedBytes: number | undefined;
}

/** Runs all alternately, for several rounds, so that a machine that slows down slows all of them. Returns medians. */
export async function compete(
  contenders: readonly Contender[],
  rounds: number,
  env: Readonly<Record<string, string>>,
): Promise<Row[]> {
  const results = contenders.map(() => [] as Measurement[]);
  const stored = contenders.map(() => undefined as number | undefined);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      await contender.before?.();
      const measured = await measure(contender.command, env);
      results[index]?.push(measured);
      stored[index] = await contender.storedBytes?.();
      console.error(
        `${round + 1}/${rounds} ${contender.name}: ${measured.wallSeconds.toFixed(2)} s, ${measured.peakMiB.toFixed(0)} MiB`,
      );
    }
  }
  return contenders.map((contender, index) => {
    const walls = (results[index] ?? []).map((one) => one.wallSeconds);
    return {
      name: contender.name,
      wallSeconds: median(walls),
      spread: `${Math.min(...walls).toFixed(2)}–${Math.max(...walls).toFixed(2)}`,
      cpuSeconds: median((results[index] ?? []).map((one) => one.cpuSeconds)),
      peakMiB: Math.max(...(results[index] ?? []).map((one) => one.peakMiB)),
      storedBytes: stored[index],
    };
  });
}

/**
 * A table of how contenders compare with the first of them, in wall time and in CPU time.
 * @param what the heading of their names
 */
export function ratioTable(what: string, rows: readonly Row[]): string {
  const [base] = rows;
  const against = (value: number, one: number | undefined): string => (value / (one ?? value)).toFixed(2);
  const lines = rows.map(({ name, wallSeconds, spread, cpuSeconds, peakMiB }) => {
    const wall = `${wallSeconds.toFixed(2)} | ${spread} | ${against(wallSeconds, base?.wallSeconds)}`;
    return `| ${name} | ${wall} | ${cpuSeconds.toFixed(2)} | ${against(cpuSeconds, base?.cpuSeconds)} | ${peakMiB.toFixed(0)} |`;
  });
  const head = `| ${what} | wall s (median) | range | ratio | CPU s (median) | ratio | peak MiB |`;
  return [head, head.replaceAll(/[^|]+/g, '---'), ...lines].join('\n');
}
