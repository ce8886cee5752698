import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandBed } from '../command-run.ts';
import { noCounts, type RoundCounts } from './counts.ts';
import { checkList, damageSome } from './damage.ts';
import { type RoundEngine, startLoggedServer } from './engines.ts';
import { Ledger } from './ledger.ts';
import { Marks } from './marks.ts';
import { restoreSome } from './moments.ts';
import { Random } from './random.ts';
import { Steps } from './steps.ts';
import { Workload } from './workload.ts';
import type { World } from './world.ts';

interface RoundOptions {
  readonly engine: RoundEngine;
  readonly seed: number;
  readonly steps: number;
  /** Transactions in each step, at most. */
  readonly batch: number;
  /** How many moments are restored. */
  readonly moments: number;
}

/** What one round found. */
export interface Round {
  readonly counts: RoundCounts;
  /** Of the server. */
  readonly version: string;
  /** The folder with what is stored and the keys, if something was wrong. */
  readonly evidence: string | undefined;
}

/**
 * A round on a new server: a workload with backups, shipments and kills at random moments. Then random moments are restored, and one
 * with a damaged shipment.
 */
export async function playLogRound({ engine, seed, steps, batch, moments }: RoundOptions): Promise<Round> {
  const bed = await CommandBed.open('databases: { cache: { } }');
  const counts = noCounts();
  const trace: string[] = [];
  const server = await startLoggedServer(engine);
  try {
    const random = new Random(seed);
    const workload = new Workload(new Random(random.between(0, 2 ** 30)), server.dialect);
    const ledger = new Ledger(join(bed.folder, 'storage/cache'));
    const world: World = { bed, server, random, workload, ledger, counts, marks: new Marks(), events: [], trace };
    await play(world, { steps, batch, moments });
    counts.transactions = workload.committed;
  } catch (error) {
    counts.wrong.push(`the round broke off: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    if (counts.wrong.length > 0) await server.keepLog(join(bed.folder, 'log'));
    await server.stop();
  }
  const { version } = server;
  if (counts.wrong.length === 0) {
    await bed.remove();
    return { counts, version, evidence: undefined };
  }
  await writeFile(join(bed.folder, 'recovery.private.asc'), bed.recoveryKey);
  await writeFile(join(bed.folder, 'runner.public.asc'), bed.runnerKey);
  await writeFile(join(bed.folder, 'wrong.txt'), `${[...counts.wrong, ...trace].join('\n')}\n`);
  return { counts, version, evidence: bed.folder };
}

async function play(world: World, { steps, batch, moments }: Pick<RoundOptions, 'steps' | 'batch' | 'moments'>) {
  const player = new Steps(world, batch);
  await player.begin();
  for (let step = 0; step < steps; step += 1) await player.step();
  await player.end();
  await checkList(world);
  for (let moment = 0; moment < moments; moment += 1) await restoreSome(world);
  await damageSome(world);
}
