import { toRestorableError } from '../core/errors.ts';
import type { RawOptions } from '../options/options.ts';
import { maskSecrets } from '../requests/parse-request.ts';
import type { LoadApp } from './app.ts';
import type { RunHost } from './base.ts';

/**
 * Undoes the journal's leftovers and deletes the workspace. A failure there is a warning and does not change the run's outcome.
 */
export async function removeRemains(inputs: RawOptions, host: RunHost, loadApp: LoadApp): Promise<void> {
  // The post step parses no request, so nothing has masked its inputs yet.
  maskSecrets(inputs, host);
  await withoutFailing(host, async () => {
    const workspace = await host.openWorkspace();
    if (workspace === undefined) return;
    const undone = await withoutFailing(host, async () => {
      const leftovers = workspace.leftovers();
      // Not stopped by the cancellation that made it necessary. A cancelled process ends within seconds anyway.
      const goingOn = { ...host, signal: new AbortController().signal };
      if (leftovers.length > 0) await (await loadApp()).cleanUp(goingOn, { leftovers, inputs });
    });
    // A post step tries again and needs the journal. Without one, nothing else removes a restored copy, so it must not stay.
    if (undone || !host.hasPostStep) await workspace.remove();
  });
}

async function withoutFailing(host: RunHost, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (thrown) {
    host.log.warning(`A temporary resource could not be removed: ${toRestorableError(thrown).message}`);
    return false;
  }
}
