import type { ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import { eachOf } from '../../many-versions.ts';
import { failureOf } from '../requests/failure.ts';
import { versionPagesOf } from '../requests/list.ts';
import { type Bucket, deleteFrom } from '../requests/objects.ts';

export interface Version {
  readonly id: string;
  readonly sizeBytes: number;
  /** The version that a plain read returns. */
  readonly isLatest: boolean;
}

export interface KeyVersions {
  readonly key: string;
  /** Newest first. */
  readonly versions: Version[];
  /** Ids of delete markers: a plain delete adds one as the newest version. */
  readonly markers: string[];
  /** A delete marker hides all versions. */
  isHidden: boolean;
}

/** Errors that new credentials, another clock or another region would fix reveal nothing about versions. */
const OF_THE_REQUEST = /Token|Signature|AccessKey|Skewed|Future|Redirect|AuthorizationHeader|NoSuchBucket/;

/** Answers of a storage that has no versions or does not permit the query. A retry would not change them. */
export function isRefusal(error: unknown): boolean {
  const { status, name } = failureOf(error);
  return status !== undefined && [400, 403, 404, 405, 501].includes(status) && !OF_THE_REQUEST.test(name);
}

/** The versions of a bucket's objects, if it keeps any. */
export class Versions {
  readonly #bucket: Bucket;
  #mayHaveAny: Promise<boolean> | undefined;

  constructor(bucket: Bucket) {
    this.#bucket = bucket;
  }

  /** All versions below a prefix, key by key, in byte order. */
  async *below(prefix: string, signal: AbortSignal): AsyncGenerator<KeyVersions> {
    let current: KeyVersions | undefined;
    for await (const page of versionPagesOf(this.#bucket, prefix, signal)) {
      for (const { key, entry } of entriesOf(page)) {
        if (current !== undefined && current.key !== key) yield current;
        if (current?.key !== key) current = { key, versions: [], markers: [], isHidden: false };
        if ('marker' in entry) {
          current.markers.push(entry.marker);
          current.isHidden ||= entry.isLatest;
        } else current.versions.push(entry);
      }
    }
    if (current !== undefined) yield current;
  }

  /** The versions of one object. */
  async of(key: string, signal: AbortSignal): Promise<KeyVersions> {
    // Of all keys that begin with it, the key itself comes first.
    for await (const first of this.below(key, signal))
      if (first.key === key) return first;
      else break;
    return { key, versions: [], markers: [], isHidden: false };
  }

  /** Like `of`, but undefined if the storage does not report it. */
  async ifTold(key: string, signal: AbortSignal): Promise<KeyVersions | undefined> {
    try {
      return await this.of(key, signal);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#bucket.debug(`versions can't be listed (${failureOf(error).name}); deleted objects may only be hidden`);
      return undefined;
    }
  }

  /**
   * Removes an object with all its versions. A locked object is not touched at all: a delete marker on top of it would
   * only hide it.
   * @param requireUnlocked throws if one of several versions is locked
   */
  async remove(
    key: string,
    signal: AbortSignal,
    requireUnlocked: (at: { readonly key: string; readonly id: string }, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const found = (await this.#asked(signal)) ? await this.ifTold(key, signal) : undefined;
    if (found === undefined) {
      this.#mayHaveAny = Promise.resolve(false);
      return deleteFrom(this.#bucket, { key }, signal);
    }
    const oldestFirst = found.versions.toReversed();
    if (oldestFirst.length > 1) await eachOf(oldestFirst, ({ id }) => requireUnlocked({ key, id }, signal));
    const remove = (versionId: string): Promise<void> => deleteFrom(this.#bucket, { key, versionId }, signal);
    // The oldest goes first: if deleting it is refused (querying locks may not be permitted), the others are kept with
    // it. The newest goes last, and markers after it, so that no older version becomes visible in between.
    const ids = oldestFirst.map(({ id }) => id);
    for (const part of [ids.slice(0, 1), ids.slice(1, -1), ids.slice(1).slice(-1), found.markers])
      await eachOf(part, remove);
  }

  /** Queried once. If there is no answer, whether versions can be listed decides. */
  async #asked(signal: AbortSignal): Promise<boolean> {
    this.#mayHaveAny ??= this.#ask(signal);
    try {
      return await this.#mayHaveAny;
    } catch (error) {
      this.#mayHaveAny = undefined;
      throw error;
    }
  }

  async #ask(signal: AbortSignal): Promise<boolean> {
    const { GetBucketVersioningCommand } = await import('@aws-sdk/client-s3');
    const { client, name, debug } = this.#bucket;
    try {
      const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket: name }), { abortSignal: signal });
      return Status === 'Enabled' || Status === 'Suspended';
    } catch (error) {
      if (!isRefusal(error)) throw error;
      debug(`whether it keeps versions is unknown (${failureOf(error).name})`);
      return true;
    }
  }
}

type Entry = {
  readonly key: string;
  readonly entry: Version | { readonly marker: string; readonly isLatest: boolean };
};

/** A page's versions and markers, grouped by key. The answer lists them separately. */
function entriesOf({ Versions: versions = [], DeleteMarkers: markers = [] }: ListObjectVersionsCommandOutput): Entry[] {
  const entries: Entry[] = [];
  for (const { Key: key = '', VersionId: id, Size: sizeBytes = 0, IsLatest: isLatest = false } of versions) {
    if (id !== undefined) entries.push({ key, entry: { id, sizeBytes, isLatest } });
  }
  for (const { Key: key = '', VersionId: marker, IsLatest: isLatest = false } of markers) {
    if (marker !== undefined) entries.push({ key, entry: { marker, isLatest } });
  }
  return entries.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}
