import { expect, it } from 'vitest';
import { playLogRound } from '../support/log-rounds/rounds.ts';

it.each(['mariadb-10.11', 'mariadb-11.8', 'mysql-9.7', 'postgres-17'] as const)(
  'restores moments of a workload on %s that is killed, to exactly the rows of that moment',
  async (engine) => {
    const { counts } = await playLogRound({ engine, seed: 4, steps: 2, batch: 40, moments: 2 });
    expect(counts.wrong).toEqual([]);
    expect(counts.exact + counts.refused + counts.damaged).toBeGreaterThan(2);
    expect(counts.shipments).toBeGreaterThan(0);
    expect(counts.killed).toBeGreaterThan(0);
  },
);
