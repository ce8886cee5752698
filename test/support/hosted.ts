import type { Outcome } from '../../src/host/app.ts';
import type { HostedRun } from '../../src/host/run.ts';

/** Ends a run as a host does, without publishing it. */
export async function toEnd(running: Promise<HostedRun>): Promise<Outcome> {
  const hosted = await running;
  const outcome = await hosted.announce();
  await hosted.close();
  return outcome;
}
