// Restores random moments of a workload whose server, shipments, network and storage are killed at random moments, and compares the rows
// with the workload's own log. Outside CI, where test/integration/log-rounds.test.ts plays one short round of each engine.
// Usage: npm run rounds:log [-- --rounds 200 --engine mariadb-11.8 --seed 1]
import { parseArgs } from 'node:util';
import { playLogRounds, type RoundCounts } from '../test/support/log-rounds/rounds.ts';
import type { MysqlSeries } from '../test/support/mysql-programs.ts';

const ENGINES: readonly MysqlSeries[] = ['mariadb-10.11', 'mariadb-11.8'];

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    engine: { type: 'string', default: 'mariadb-11.8' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

const series = ENGINES.find((each) => each === values.engine);
if (series === undefined) throw new Error(`--engine is one of ${ENGINES.join(', ')}`);

function line({ rounds, wrong, ...counts }: RoundCounts): string {
  const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return `round ${rounds}: ${parts.join(', ')}, ${wrong.length} wrong`;
}

console.log(`${series}, seed ${values.seed}`);
const counts = await playLogRounds({
  series,
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  onRound: (each) => console.log([line(each), ...each.wrong.map((wrong) => `  WRONG ${wrong}`)].join('\n')),
});
process.exitCode = counts.wrong.length === 0 ? 0 : 1;
