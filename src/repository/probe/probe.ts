import { randomBytes } from 'node:crypto';
import { throwIfCancelled } from '../../core/cancellation.ts';
import { failureOf, RestorableError, toRestorableError } from '../../core/errors.ts';
import type { SeenOf } from '../../core/findings/seen.ts';
import { isClockWrong, measureSkewMs } from '../../core/planning/clock-skew.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Storage } from '../../ports/storage.ts';
import { sha256Hex } from '../packs/digest.ts';
import { probeLock } from './probe-lock.ts';
import { ProbeObjects } from './probe-objects.ts';
import { advised, failed, type ProbeCheck, type ProbeResult, passed, skipped } from './probe-result.ts';

/** The size of a pack of a small database. */
const SPEED_BYTES = 4 * 1024 * 1024;

/** After these errors nothing else can be learned. */
const HOPELESS = new Set(['STORAGE_UNREACHABLE', 'STORAGE_AUTHENTICATION']);

type LeftOut = SeenOf<'left-out'>['because'];

export interface ProbeFindings {
  readonly checks: ProbeCheck[];
  uploadBytesPerSecond: number | undefined;
  downloadBytesPerSecond: number | undefined;
  clockSkewMs: number | undefined;
  /** Keys that could not be deleted. */
  readonly leftBehind: string[];
  /** The storage did not answer, so nothing is known about it. */
  unreachable: RestorableError | undefined;
}

export interface ProbeOptions {
  readonly storage: Storage;
  /** The folder to probe in, such as `shop/`. If empty, the destination itself. */
  readonly folder: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Tests everything that backups need from a destination, with its own objects, and deletes them. Continues after a failure.
 * @throws {RestorableError} CANCELLED
 */
export async function probeDestination(options: ProbeOptions): Promise<ProbeFindings> {
  const probe = new Probe(options);
  try {
    await probe.run();
  } finally {
    await probe.objects.remove();
  }
  probe.findings.leftBehind.push(...probe.objects.left);
  return probe.findings;
}

class Probe {
  readonly objects: ProbeObjects;
  readonly findings: ProbeFindings = {
    checks: [],
    uploadBytesPerSecond: undefined,
    downloadBytesPerSecond: undefined,
    clockSkewMs: undefined,
    leftBehind: [],
    unreachable: undefined,
  };
  readonly #options: ProbeOptions;
  /** What the two concurrent puts stored. */
  #stored: Buffer | undefined;
  #isAtomic = true;
  #mayDelete = false;

  constructor(options: ProbeOptions) {
    this.#options = options;
    this.objects = new ProbeObjects(options.storage, options.folder, options.signal);
  }

  async run(): Promise<void> {
    await this.#check('clock', () => this.#clock());
    await this.#check('put', () => this.#put());
    const isThere = (): LeftOut | undefined => (this.#stored === undefined ? 'nothing-put' : undefined);
    await this.#check('get', () => this.#get(), isThere);
    await this.#check('conditional put', () => this.#conditionalPut(), isThere);
    await this.#check('list', () => this.#list());
    await this.#check('delete', () => this.#delete(), isThere);
    const mayClean = (): LeftOut | undefined => (this.#mayDelete ? undefined : 'not-deletable');
    await this.#check('speed', () => this.#speed(), mayClean);
    await this.#check('older versions', () => this.#versions(), mayClean);
    const { storage, signal, clock } = this.#options;
    const { locks } = storage;
    const policy = locks?.policy;
    if (locks === undefined || policy === undefined) return;
    await this.#check(
      'lock',
      () => probeLock({ locks, policy, clock }, this.objects, this.#mayDelete, signal),
      isThere,
    );
  }

  async #check(name: string, work: () => Promise<ProbeResult>, whyNot: () => LeftOut | undefined = () => undefined) {
    const { checks, unreachable } = this.findings;
    const reason = unreachable === undefined ? whyNot() : 'no-answer';
    if (reason !== undefined) {
      checks.push({ name, ...skipped({ kind: 'left-out', because: reason }), wasLeftOut: true });
      return;
    }
    try {
      checks.push({ name, ...(await work()) });
    } catch (thrown) {
      throwIfCancelled(this.#options.signal);
      // Also what is wrong with the line itself, and shows only when it is used: S3 has no region, rclone no such remote.
      const error = failureOf(thrown, ['storage', 'object', 'request']);
      const message = error.message.replace(/(?<![.!?])$/, '.');
      checks.push({ name, ...failed({ kind: 'error', message, advice: error.advice }) });
      if (HOPELESS.has(error.code)) this.findings.unreachable = error;
    }
  }

  async #clock(): Promise<ProbeResult> {
    const { storage, clock, signal } = this.#options;
    const skewMs = await measureSkewMs(
      () => clock.now(),
      () => storage.serverTime({ signal }),
    );
    this.findings.clockSkewMs = skewMs;
    const seen = { kind: 'storage-clock', skewMs } as const;
    return isClockWrong(skewMs) ? failed(seen) : passed(seen);
  }

  /** Two puts at once: if conditional puts are atomic, exactly one of them succeeds. */
  async #put(): Promise<ProbeResult> {
    const bodies = ['first', 'second'].map((name) =>
      Buffer.from(`A probe of restorable, ${name}: ${randomBytes(16).toString('hex')}\n`),
    );
    const tried = await Promise.allSettled(bodies.map((body) => this.objects.put('once', body, { ifAbsent: true })));
    const done = bodies.filter((_, at) => tried[at]?.status === 'fulfilled');
    const refused = tried.flatMap((each) => (each.status === 'rejected' ? [toRestorableError(each.reason)] : []));
    const other = refused.find(({ code }) => code !== 'OBJECT_EXISTS');
    if (other !== undefined || done.length === 0) throw other ?? refused[0];
    this.#isAtomic = done.length === 1;
    this.#stored = done[0];
    if (done.length === 2) this.#stored = await this.#oneOf(done);
    return passed({ kind: 'object-stored' });
  }

  async #oneOf(bodies: readonly Buffer[]): Promise<Buffer | undefined> {
    const there = await this.objects.get('once').catch((thrown: unknown) => {
      failureOf(thrown, ['storage', 'object']);
      return undefined;
    });
    return bodies.find((body) => there !== undefined && body.equals(there)) ?? bodies[0];
  }

  async #get(): Promise<ProbeResult> {
    const there = Buffer.from(await this.objects.get('once'));
    if (this.#stored?.equals(there) === true) return passed({ kind: 'same-bytes' });
    return failed({ kind: 'other-bytes', of: 'object' });
  }

  async #conditionalPut(): Promise<ProbeResult> {
    try {
      await this.objects.put('once', Buffer.from('another'), { ifAbsent: true });
    } catch (error) {
      if (!(error instanceof RestorableError) || error.code !== 'OBJECT_EXISTS') throw error;
      const seen = { kind: 'put-kept', isAtomic: this.#isAtomic } as const;
      return seen.isAtomic ? passed(seen) : advised(seen);
    }
    return failed({ kind: 'put-replaced' });
  }

  async #list(): Promise<ProbeResult> {
    const { storage, signal } = this.#options;
    const { folder, id } = this.objects;
    const sizes = new Map<string, number>();
    for await (const { key, sizeBytes } of storage.list(`${folder}${id}/`, { signal })) sizes.set(key, sizeBytes);
    const folders = await storage.folders(folder, { signal });
    if (this.#stored === undefined) return passed({ kind: 'list-permitted' });
    const size = sizes.get(this.objects.keyOf('once'));
    if (size === undefined || !folders.includes(id)) return failed({ kind: 'not-listed' });
    const expected = this.#stored.length;
    return size === expected ? passed({ kind: 'listed' }) : failed({ kind: 'listed-size', found: size, expected });
  }

  async #delete(): Promise<ProbeResult> {
    try {
      await this.objects.delete('once');
    } catch (error) {
      if (!(error instanceof RestorableError) || error.code !== 'STORAGE_PERMISSION') throw error;
      return skipped({ kind: 'delete-refused' });
    }
    this.#mayDelete = true;
    const there = await this.objects.get('once').catch((error: unknown) => {
      if (error instanceof RestorableError && error.code === 'OBJECT_MISSING') return undefined;
      throw error;
    });
    return there === undefined ? passed({ kind: 'delete-permitted' }) : failed({ kind: 'deleted-readable' });
  }

  async #speed(): Promise<ProbeResult> {
    const { clock } = this.#options;
    const body = randomBytes(SPEED_BYTES);
    const start = clock.monotonicMs();
    await this.objects.put('speed', body);
    const middle = clock.monotonicMs();
    const there = await this.objects.get('speed', SPEED_BYTES);
    const end = clock.monotonicMs();
    if (sha256Hex(there) !== sha256Hex(body)) return failed({ kind: 'other-bytes', of: 'pack' });
    const rate = (ms: number): number => Math.round(SPEED_BYTES / Math.max(0.001, ms / 1000));
    const speed = { uploadBytesPerSecond: rate(middle - start), downloadBytesPerSecond: rate(end - middle) };
    Object.assign(this.findings, speed);
    return passed({ kind: 'speed', ...speed });
  }

  async #versions(): Promise<ProbeResult> {
    const { storage, signal } = this.#options;
    if (storage.versions === undefined) return skipped({ kind: 'no-versions' });
    const first = Buffer.from('the first version');
    await this.objects.put('versions', first);
    await this.objects.put('versions', Buffer.from('the second'));
    for await (const version of storage.versions.older(this.objects.keyOf('versions'), { maxBytes: 1024, signal })) {
      if (first.equals(version)) return passed({ kind: 'versions', areKept: true });
    }
    return advised({ kind: 'versions', areKept: false });
  }
}
