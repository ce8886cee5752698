// Restores random moments of workloads whose servers, shipments, network and storage are killed at random moments, and compares the rows
// with the workload's own log. Outside CI, where test/integration/log-rounds.test.ts plays one short round of each engine.
// Usage: npm run rounds:log -- [--rounds 200] [--engine all|postgres|mariadb-11.8|...] [--seed 1] [--from 0]
//   [--minutes 25]  begins no round later than that
//   [--lines FILE]  adds a line of JSON for each round
//   [--results]     writes bench/results-log-rounds.md from all lines of that file; those so far are in bench/log-rounds.jsonl
// To repeat one round: the same seed and engines, --from its number, --rounds 1.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { addCounts, noCounts, type RoundCounts } from '../test/support/log-rounds/counts.ts';
import { ROUND_ENGINES } from '../test/support/log-rounds/engines.ts';
import { playLogRound, type Round } from '../test/support/log-rounds/rounds.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    engine: { type: 'string', default: 'all' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    from: { type: 'string', default: '0' },
    minutes: { type: 'string', default: 'Infinity' },
    lines: { type: 'string' },
    results: { type: 'boolean', default: false },
  },
});

/** A round that was played, or several of one server of which only the sum was kept. */
interface Line extends Pick<Round, 'counts' | 'version'> {
  readonly round: number;
  /** Of a sum: how many, and the number of the last one. */
  readonly rounds?: number;
  readonly to?: number;
  readonly engine: string;
  readonly seed: string;
  readonly seconds: number;
  readonly on: string;
  /** Written by hand into the line of a round that was repeated and replaces the first time: what had been wrong then, and why. */
  readonly again?: string;
}

const SIZE = { steps: 6, batch: 120, moments: 4 };

function inWords({ wrong, ...counts }: RoundCounts): string {
  const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return `${parts.join(', ')}, ${wrong.length} wrong`;
}

async function play(round: number): Promise<Line> {
  const engines = ROUND_ENGINES.filter((each) => values.engine === 'all' || each.startsWith(values.engine));
  const engine = engines[round % engines.length];
  if (engine === undefined) throw new Error(`--engine is all, or the beginning of ${ROUND_ENGINES.join(', ')}`);
  const began = performance.now();
  const seed = Number(values.seed) * 1_000 + round;
  const { counts, version, evidence } = await playLogRound({ engine, seed, ...SIZE });
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(`round ${round}, ${engine} (${version}), ${seconds} s: ${inWords(counts)}`);
  for (const wrong of counts.wrong) console.log(`  WRONG ${wrong}`);
  if (evidence !== undefined) {
    console.log(
      `  evidence: ${evidence}; repeat: --engine ${values.engine} --seed ${values.seed} --from ${round} --rounds 1`,
    );
  }
  return { round, engine, version, seed: values.seed, seconds, on: new Date().toISOString().slice(0, 10), counts };
}

function totals(lines: readonly Line[]): Map<string, { rounds: number; counts: RoundCounts }> {
  const byEngine = new Map<string, { rounds: number; counts: RoundCounts }>();
  for (const { engine, version, counts, rounds = 1 } of lines) {
    const name = `${engine} (${version})`;
    const total = byEngine.get(name) ?? { rounds: 0, counts: noCounts() };
    total.rounds += rounds;
    addCounts(total.counts, counts);
    byEngine.set(name, total);
  }
  return byEngine;
}

const COLUMNS = [
  'transactions',
  'backups',
  'shipments',
  'failures',
  'killed',
  'gaps',
  'exact',
  'refused',
  'damaged',
] as const;

function resultsOf(lines: readonly Line[]): string {
  const table = [...totals(lines), ['all', sumOf(lines)] as const].map(([name, { rounds, counts }]) => {
    const cells = COLUMNS.map((column) => counts[column]);
    return `| ${[name, rounds, ...cells, counts.wrong.length].join(' | ')} |`;
  });
  const seeds = [...new Set(lines.map(({ seed }) => seed))].map((seed) => {
    const of = lines.filter((each) => each.seed === seed);
    const ends = of.flatMap(({ round, to = round }) => [round, to]);
    return `Seed ${seed}: ${countOf(of)} of the rounds ${Math.min(...ends)} to ${Math.max(...ends)}`;
  });
  const days = [...new Set(lines.map(({ on }) => on))].toSorted();
  const wrong = lines.flatMap((line) =>
    line.counts.wrong.map((each) => `- ${nameOf(line)}: ${each.split('\n')[0]?.slice(0, 200)}`),
  );
  const again = lines.flatMap((line) => (line.again === undefined ? [] : `- ${nameOf(line)}: ${line.again}`));
  return `# Results: kills at random moments, and moments restored

Made by \`npm run rounds:log -- --results --lines FILE\` from rounds on ${days.join(', ')}; do not edit by hand.
Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}. ${seeds.join('; ')}.

| server | rounds | ${COLUMNS.join(' | ')} | wrong |
|---|${'---:|'.repeat(COLUMNS.length + 2)}
${table.join('\n')}

Each round has a new server, and ${SIZE.steps} steps with up to ${SIZE.batch} transactions of a workload each. While these run, one thing happens: a
shipment, a backup, a shipment whose program is killed, whose connections are reset or whose storage is gone, or the
server's log is deleted. In some steps the server is killed. Then ${SIZE.moments} random moments are restored, by a time, by a GTID or
an LSN, or at the end of a shipment, and one with an object of a shipment that was damaged or removed.

- *failures*: backups and shipments that ended with an error, because the server, the network or the storage was gone, or the log.
- *killed*: servers and programs. *gaps*: logs that were deleted, and replication slots that were dropped or lost.
- *exact*: the restored rows were those that were committed at that moment, by the workload's own log. *refused*: the moment was in a
  gap or after the last shipment, and the restore said so. *damaged*: it was refused because of the damaged object.
- *wrong*: anything else, also a shipment that failed without a reason, and a gap that \`list\` did not show.
${wrong.length === 0 ? '' : `\n${wrong.join('\n')}\n`}${again.length === 0 ? '' : `\n${AGAIN}\n\n${again.join('\n')}\n`}`;
}

const AGAIN = 'These rounds are counted as they were when they were repeated after a fix. What was wrong at first:';

function nameOf({ engine, seed, round, to }: Line): string {
  return `${engine}, seed ${seed}${to === undefined ? `, round ${round}` : ''}`;
}

function sumOf(lines: readonly Line[]): { rounds: number; counts: RoundCounts } {
  const counts = noCounts();
  for (const line of lines) addCounts(counts, line.counts);
  return { rounds: countOf(lines), counts };
}

function countOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { rounds = 1 }) => sum + rounds, 0);
}

const { lines: file } = values;
const lines: Line[] = [];
const endMs = performance.now() + Number(values.minutes) * 60_000;
for (let at = 0; at < Number(values.rounds) && performance.now() < endMs; at += 1) {
  const line = await play(Number(values.from) + at);
  lines.push(line);
  if (file !== undefined) await appendFile(file, `${JSON.stringify(line)}\n`);
}
for (const [name, { rounds, counts }] of totals(lines)) console.log(`${name}: ${rounds} rounds, ${inWords(counts)}`);
if (values.results) {
  const kept = file === undefined ? '' : await readFile(file, 'utf8');
  const all =
    file === undefined
      ? lines
      : kept
          .split('\n')
          .filter(Boolean)
          .map((text): Line => JSON.parse(text));
  await writeFile(new URL('./results-log-rounds.md', import.meta.url), resultsOf(all));
}
process.exitCode = lines.some(({ counts }) => counts.wrong.length > 0) ? 1 : 0;
