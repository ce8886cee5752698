import { expect, it } from 'vitest';
import { playLogRounds } from '../support/log-rounds/rounds.ts';

it('restores moments of a workload that is killed, to exactly the rows of that moment', async () => {
  const counts = await playLogRounds({ series: 'mariadb-10.11', rounds: 1, seed: 2, batch: 40 });
  expect(counts.wrong).toEqual([]);
  expect(counts.exact + counts.refused).toBe(2);
  expect(counts.shipments).toBeGreaterThan(0);
});
