import { createHash } from 'node:crypto';

/** An error in the format of the API. */
export class Refusal extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}

interface Retention {
  readonly mode: 'Locked' | 'Unlocked';
  readonly retainUntilTime: string;
}

/** https://cloud.google.com/storage/docs/json_api/v1/objects#resource */
export interface Resource {
  readonly kind: 'storage#object';
  readonly name: string;
  readonly generation: string;
  readonly metageneration: string;
  readonly size: string;
  readonly md5Hash: string;
  readonly contentType: string;
  readonly storageClass: string;
  readonly kmsKeyName: string | undefined;
  readonly metadata: Readonly<Record<string, string>> | undefined;
  readonly timeCreated: string;
  readonly updated: string;
  readonly timeDeleted?: string;
  readonly retention: Retention | undefined;
}

export interface Version {
  resource: Resource;
  readonly media: Buffer;
}

interface BucketOptions {
  readonly versioning?: boolean;
  /** Whether objects can be retained: enabled when a bucket is created, and never disabled again. */
  readonly objectRetention?: boolean;
  readonly quotaBytes?: number;
}

let generations = BigInt(Date.now()) * 1_000n;

/** A bucket of the fake. */
export class FakeBucket {
  readonly versioning: boolean;
  readonly objectRetention: boolean;
  readonly quotaBytes: number;
  readonly #versions = new Map<string, Version[]>();

  constructor({ versioning = false, objectRetention = false, quotaBytes = Number.POSITIVE_INFINITY }: BucketOptions) {
    this.versioning = versioning;
    this.objectRetention = objectRetention;
    this.quotaBytes = quotaBytes;
  }

  /** The current version, or the one of a generation. */
  find(name: string, generation?: string | null): Version | undefined {
    const versions = this.#versions.get(name) ?? [];
    if (generation != null) return versions.find(({ resource }) => resource.generation === generation);
    return versions.find(({ resource }) => resource.timeDeleted === undefined);
  }

  /** https://cloud.google.com/storage/docs/json_api/v1/objects/insert */
  insert(metadata: Partial<Resource>, media: Buffer, kmsKeyName: string | undefined): Resource {
    const { name = '', retention } = metadata;
    const md5Hash = createHash('md5').update(media).digest('base64');
    if (metadata.md5Hash !== undefined && metadata.md5Hash !== md5Hash) {
      const message = `Provided MD5 hash "${metadata.md5Hash}" doesn't match calculated MD5 hash "${md5Hash}".`;
      throw new Refusal(400, 'invalid', message);
    }
    this.#checkRetention(retention);
    if (this.usedBytes() + media.length > this.quotaBytes) {
      throw new Refusal(403, 'quotaExceeded', 'The requested operation would cause a resource to exceed quota.');
    }
    this.#retire(name);
    generations += 1n;
    const now = new Date().toISOString();
    const resource: Resource = {
      kind: 'storage#object',
      name,
      generation: String(generations),
      metageneration: '1',
      size: String(media.length),
      md5Hash,
      contentType: metadata.contentType ?? 'application/octet-stream',
      storageClass: metadata.storageClass ?? 'STANDARD',
      kmsKeyName,
      metadata: metadata.metadata,
      timeCreated: now,
      updated: now,
      retention,
    };
    this.#versions.set(name, [...(this.#versions.get(name) ?? []), { resource, media }]);
    return resource;
  }

  /** https://cloud.google.com/storage/docs/json_api/v1/objects/delete */
  delete(name: string, generation: string | null): void {
    const version = this.find(name, generation);
    if (version === undefined) throw new Refusal(404, 'notFound', `No such object: ${name}`);
    if (generation === null && this.versioning) {
      this.#retire(name);
      return;
    }
    checkRetained(version.resource);
    this.#remove(name, version);
  }

  /** https://cloud.google.com/storage/docs/json_api/v1/objects/patch, of the retention only */
  patch(version: Version, { retention }: Partial<Resource>): Resource {
    const present = version.resource.retention;
    this.#checkRetention(retention);
    const shorter = Date.parse(retention?.retainUntilTime ?? '') < Date.parse(present?.retainUntilTime ?? '');
    if (present !== undefined && (shorter || retention?.mode !== present.mode)) {
      throw new Refusal(
        403,
        'forbidden',
        'Object retention cannot be reduced or removed without overrideUnlockedRetention.',
      );
    }
    const metageneration = String(Number(version.resource.metageneration) + 1);
    version.resource = { ...version.resource, retention, metageneration };
    return version.resource;
  }

  /** By name in the order of their bytes, then by generation. */
  list(withNoncurrent: boolean): Resource[] {
    return [...this.#versions.values()]
      .flat()
      .map(({ resource }) => resource)
      .filter(({ timeDeleted }) => withNoncurrent || timeDeleted === undefined)
      .sort(
        (a, b) =>
          Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)) || Number(a.generation) - Number(b.generation),
      );
  }

  usedBytes(): number {
    return [...this.#versions.values()].flat().reduce((sum, { media }) => sum + media.length, 0);
  }

  /** When a version is no longer current: it is kept if the bucket keeps versions, else deleted. */
  #retire(name: string): void {
    const live = this.find(name);
    if (live === undefined) return;
    if (this.versioning) {
      live.resource = { ...live.resource, timeDeleted: new Date().toISOString() };
      return;
    }
    checkRetained(live.resource);
    this.#remove(name, live);
  }

  #remove(name: string, version: Version): void {
    const rest = (this.#versions.get(name) ?? []).filter((each) => each !== version);
    if (rest.length === 0) this.#versions.delete(name);
    else this.#versions.set(name, rest);
  }

  #checkRetention(retention: Retention | undefined): void {
    if (retention === undefined) return;
    if (!this.objectRetention) {
      throw new Refusal(400, 'invalid', 'Object retention is not enabled on the bucket.');
    }
    if (!/^(?:Locked|Unlocked)$/.test(retention.mode) || !(Date.parse(retention.retainUntilTime) > Date.now())) {
      throw new Refusal(400, 'invalid', 'Invalid retention.');
    }
  }
}

function checkRetained({ name, retention }: Resource): void {
  if (retention === undefined || Date.parse(retention.retainUntilTime) <= Date.now()) return;
  const until = retention.retainUntilTime;
  const message = `Object '${name}' is subject to an object retention policy and cannot be deleted or overwritten until ${until}`;
  throw new Refusal(403, 'retentionPolicyNotMet', message);
}
