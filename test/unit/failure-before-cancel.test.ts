import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { createHost, type RunHost } from '../../src/host/base.ts';
import { listenForCancellation } from '../../src/host/cancellation.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { beginRun } from '../../src/run/run-context.ts';

const newHost = (): RunHost =>
  createHost({
    cancellation: listenForCancellation(),
    env: {},
    temporaryFolder: '/nonexistent',
    hasPostStep: true,
    write: () => {},
    progress: () => {},
  });

/** What is done after a failure: requests, which take several turns of the event loop. */
async function cleanUp(then: () => void): Promise<void> {
  for (let at = 0; at < 4; at += 1) await turn();
  then();
}

const sigterm = (): void => void process.emit('SIGTERM');

/** How a run ends whose work fails, and that is cancelled. */
async function codeAfter(work: () => Promise<void>): Promise<string | undefined> {
  const host = newHost();
  const { run } = beginRun({ host, clock: SYSTEM_CLOCK } as unknown as Dependencies);
  try {
    await run.guard(work);
    return run.facts(false).error?.code;
  } finally {
    host.dispose();
  }
}

describe('a run that fails and is cancelled', () => {
  it('has failed if the cancel came during the clean-up', async () => {
    const code = await codeAfter(async () => {
      try {
        throw new RestorableError('DATABASE_CONNECTION_LOST', 'The connection was lost.');
      } finally {
        await cleanUp(sigterm);
      }
    });
    expect(code).toBe('DATABASE_CONNECTION_LOST');
  });

  it('has failed with what came first, whatever wraps it later', async () => {
    const code = await codeAfter(async () => {
      const cause = new RestorableError('DATABASE_CONNECTION_LOST', 'The connection was lost.');
      await cleanUp(sigterm);
      throw new RestorableError('STORAGE_FAILED', 'Nothing was stored.', { cause });
    });
    expect(code).toBe('STORAGE_FAILED');
  });

  it('has failed if a resource of a block was being closed', async () => {
    const closing = await codeAfter(async () => {
      await using _ = { [Symbol.asyncDispose]: () => cleanUp(sigterm) };
      throw new RestorableError('DATABASE_CONNECTION_LOST', 'The connection was lost.');
    });
    expect(closing).toBe('DATABASE_CONNECTION_LOST');
  });

  it('was cancelled if the failure is of the same moment, or came later', async () => {
    expect(
      await codeAfter(async () => {
        const failure = new RestorableError('DATABASE_CONNECTION_LOST', 'The connection was lost.');
        sigterm();
        throw failure;
      }),
    ).toBe('CANCELLED');
    expect(
      await codeAfter(async () => {
        await cleanUp(sigterm);
        throw new RestorableError('DATABASE_CONNECTION_LOST', 'The connection was lost.');
      }),
    ).toBe('CANCELLED');
  });
});
