import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type Checkout, parseCheckout, parseRunOrigin, type RunOrigin } from '../core/run-origin.ts';

/** The event of a schedule names the expression and describes the repository. */
const EVENT_MAX_BYTES = 1024 * 1024;

/**
 * Which run of which workflow this step belongs to. Undefined if the runner doesn't say so in the expected form: nothing depends
 * on it, so that is no reason to fail.
 */
export function readRunOrigin(env: Readonly<Record<string, string | undefined>>): RunOrigin | undefined {
  const event = env['GITHUB_EVENT_NAME'];
  return parseRunOrigin({
    repository: env['GITHUB_REPOSITORY'],
    workflowRef: env['GITHUB_WORKFLOW_REF'],
    runId: env['GITHUB_RUN_ID'],
    attempt: env['GITHUB_RUN_ATTEMPT'],
    event,
    schedule: event === 'schedule' ? scheduleIn(env['GITHUB_EVENT_PATH']) : undefined,
    server: env['GITHUB_SERVER_URL'],
  });
}

/** The branch or tag, and the commit, that the run is of. */
export function readCheckout(env: Readonly<Record<string, string | undefined>>): Checkout {
  return parseCheckout(env['GITHUB_REF'], env['GITHUB_SHA']);
}

/** `github.event.schedule`: https://docs.github.com/actions/reference/events-that-trigger-workflows#schedule */
function scheduleIn(path: string | undefined): unknown {
  try {
    const event: unknown = JSON.parse(readSmallFile(path ?? ''));
    return typeof event === 'object' && event !== null && 'schedule' in event ? event.schedule : undefined;
  } catch {
    // Missing, unreadable, too long or not JSON.
    return undefined;
  }
}

function readSmallFile(path: string): string {
  // A pipe must not block.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) return '';
    const bytes = Buffer.alloc(EVENT_MAX_BYTES);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
