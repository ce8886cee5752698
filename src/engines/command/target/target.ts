import type { IntegrityOf } from '../../../core/checks/integrity.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { ContentDigests } from '../../../core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { tableKey, tableText } from '../../../core/format/manifest/table-name.ts';
import type { DigestsWanted, IntegrityResult, Target, TargetNeeds, TargetSpec } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import type { CommandSpec } from '../../../ports/programs/command-spec.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { openSurelyContained } from '../../parts/contained-target.ts';
import { refuseServer } from '../../parts/refuse-options.ts';
import { fingerprintOf, restoredTables, takeCounts, wasInspected } from '../counts.ts';
import { runDump } from '../dump.ts';
import { LineDigest, withoutDump } from '../line-digest.ts';
import type { LoadTarget } from './load.ts';
import { openRestore } from './restore.ts';
import { openVerification } from './verify.ts';

/** For the restored database. Counting a large one takes time. */
const COUNT_MS = 1_800_000;

/** @throws {RestorableError} INPUT_INVALID, TARGET_NOT_EMPTY, SANDBOX_MISSING, CLIENT_MISSING, DISK_FULL, DATABASE_* */
export async function openCommandTarget(
  spec: CommandSpec,
  target: TargetSpec,
  needs: TargetNeeds,
  host: Host,
): Promise<Target> {
  refuseServer(target, 'A backup by commands is verified by its `verify` command, not in `target`.');
  if (target.kind === 'ephemeral') {
    return openSurelyContained({ spec: target, needs }, host, async (containment) => {
      return new CommandTarget(spec, await openVerification(spec, needs, containment), needs, containment.host);
    });
  }
  // A user's own command for the user's own database needs the job's variables and files.
  return new CommandTarget(spec, await openRestore(spec, target.replace, needs, host), needs, host);
}

class CommandTarget implements Target {
  readonly description: string;
  readonly notes: readonly string[];
  readonly strategy: Target['strategy'];
  readonly #spec: CommandSpec;
  readonly #loading: LoadTarget;
  readonly #needs: TargetNeeds;
  readonly #host: Host;
  #inspected: Fingerprint | undefined;

  constructor(spec: CommandSpec, loading: LoadTarget, needs: TargetNeeds, host: Host) {
    this.description = loading.description;
    this.notes = loading.notes;
    this.strategy = loading.strategy;
    this.#spec = spec;
    this.#loading = loading;
    this.#needs = needs;
    this.#host = host;
  }

  restore(streams: Parameters<Target['restore']>[0]): Promise<void> {
    return this.#loading.restore(streams);
  }

  async inspect(): Promise<Fingerprint> {
    const source = this.#needs.fingerprint;
    const facts = { version: undefined, takenAt: SYSTEM_CLOCK.now(), isInspected: wasInspected(source) };
    if (!facts.isInspected) return fingerprintOf([], facts);
    if (this.#spec.inspect === undefined) return fingerprintOf(source.tables.map(uncounted), facts);
    const counts = await takeCounts(this.#loading.runner, this.#spec.inspect, COUNT_MS, this.#host).catch((error) => {
      throw this.#loading.death?.() ?? error;
    });
    this.#inspected = fingerprintOf(restoredTables(source.tables, counts), { ...facts, version: counts.version });
    return this.#inspected;
  }

  /** Runs `dump` once more, where `inspect` runs. Not every `dump` can: without a dump, nothing is compared. */
  async digests({ expected, signal }: DigestsWanted): Promise<ContentDigests> {
    const lines = new LineDigest(expected.key);
    try {
      for await (const chunk of runDump(this.#spec.dump, this.#loading.runner, this.#host, signal)) lines.push(chunk);
      return lines.end();
    } catch (error) {
      signal.throwIfAborted();
      const death = this.#loading.death?.();
      if (death !== undefined) throw death;
      if (!(error instanceof RestorableError)) throw error;
      return withoutDump(expected.key);
    }
  }

  async query(): Promise<never> {
    throw new RestorableError('INPUT_INVALID', "`checks` can't query a database that commands restore.", {
      hint: 'Remove `checks`, and let `inspect` print what should be compared: every count that it prints is compared.',
    });
  }

  async integrity(): Promise<readonly MovedCount[]> {
    return movedCounts(this.#needs.fingerprint, this.#inspected ?? (await this.inspect()));
  }

  async publish(): Promise<{ readonly keptAs?: undefined }> {
    const wrong = (await this.integrity()).find((result) => !result.ok);
    if (wrong === undefined) return {};
    const [{ found, before, after }] = wrong.found;
    throw new RestorableError(
      'RESTORE_FAILED',
      `The restored database differs from what was dumped: the ${wrong.name} is ${found}, and the source had ${before} before the dump and ${after} after it.`,
      {
        hint: 'Examine what was restored before you use it, or choose another backup.',
      },
    );
  }

  close(): Promise<void> {
    return this.#loading.close();
  }
}

function uncounted({ schema, name }: Fingerprint['tables'][number]): Fingerprint['tables'][number] {
  return { schema, name, rows: null, rowsFrom: 'unknown' };
}

/** A count of a table that changed while the source was dumped. */
interface MovedCount extends IntegrityResult {
  readonly found: readonly [IntegrityOf<'count-moved'>];
}

/**
 * Counts that changed while the source was dumped can't be compared exactly. The restored count may be outside the two
 * (something was added and removed in between), but not far. Otherwise this is another dump, or part of one.
 */
function movedCounts(source: Fingerprint, restored: Fingerprint): MovedCount[] {
  const rowsOf = new Map(restored.tables.map((table) => [tableKey(table), table.rows]));
  const results: MovedCount[] = [];
  for (const { counted, ...table } of source.tables) {
    const rows = rowsOf.get(tableKey(table));
    if (counted === undefined || rows === undefined || rows === null) continue;
    const low = Math.min(counted.before, counted.after);
    const high = Math.max(counted.before, counted.after);
    results.push({
      name: `count of ${tableText(table)}`,
      ok: rows >= Math.floor(low / 2) && (low === 0 || rows > 0) && rows <= high * 2,
      found: [{ kind: 'count-moved', found: rows, ...counted }],
    });
  }
  return results;
}
