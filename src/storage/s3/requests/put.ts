import { createHash } from 'node:crypto';
import type { PutObjectCommandInput, PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { RestorableError } from '../../../core/errors.ts';
import { retry } from '../../../ports/retry.ts';
import type { PutOptions } from '../../../ports/storage.ts';
import { lengthOf } from '../../body.ts';
import { createKeepingProof } from '../versions/kept.ts';
import { failureOf } from './failure.ts';
import { type Bucket, deleteFrom, isThere, readFrom } from './objects.ts';
import { sendParts } from './send-parts.ts';

/** How often S3 may answer 409 because another conditional write to the same key is under way. */
const CONFLICTS = { attempts: 8, baseMs: 50, longestMs: 400 };

/** Errors of servers without conditional puts: not implemented, not allowed, an unknown header. */
const MAY_LACK_CONDITIONS = new Set([400, 405, 501]);

interface PutterParts {
  readonly bucket: Bucket;
  /** Amazon's own S3 checks and stores a SHA-256. Others ignore or refuse it. */
  readonly sendsChecksum: boolean;
  /** The storage settings of objects, for each put. */
  keeping(options: PutOptions): Partial<PutObjectCommandInput>;
}

/** Puts from memory, as one request with its length: no trailers, no leftover multipart uploads. */
export class Putter {
  readonly #to: PutterParts;
  readonly #proveKept: ReturnType<typeof createKeepingProof>;
  /** What the server is found to lack is not used again. */
  #conditional = true;
  #digestTags = true;

  constructor(to: PutterParts) {
    this.#to = to;
    this.#proveKept = createKeepingProof(to.bucket);
  }

  /**
   * @param key the complete key in the bucket
   * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED; otherwise the SDK's
   */
  async put(key: string, parts: readonly Uint8Array[], options: PutOptions): Promise<void> {
    const { bucket } = this.#to;
    const md5 = createHash('md5');
    for (const part of parts) md5.update(part);
    const digest = md5.digest();
    const input = this.#inputOf(key, { sizeBytes: lengthOf(parts), digest }, options);
    const once = options.ifAbsent === true;
    const answer = once ? await this.#sendOnce(input, parts, options) : await this.#send(input, parts, options);
    try {
      await this.#proveKept(input, answer, options.signal);
      if (this.#digestTags && contradicts(answer, digest.toString('hex'), options.sha256)) {
        await this.#confirm(key, lengthOf(parts), options);
      }
    } catch (error) {
      // Only the version that was just put, if it is known.
      const version = answer.VersionId === undefined ? {} : { versionId: answer.VersionId };
      await deleteFrom(bucket, { key, ...version }, options.signal).catch(() => {});
      throw error;
    }
  }

  #inputOf(
    key: string,
    content: { readonly sizeBytes: number; readonly digest: Buffer },
    options: PutOptions,
  ): PutObjectCommandInput {
    return {
      Bucket: this.#to.bucket.name,
      Key: key,
      ContentLength: content.sizeBytes,
      ContentType: 'application/octet-stream',
      // Every server checks this one. Not all check SHA-256 (Ceph before 20 ignores it).
      ContentMD5: content.digest.toString('base64'),
      // A current Ceph compares and stores it only if the algorithm is named too.
      ...(this.#to.sendsChecksum
        ? { ChecksumAlgorithm: 'SHA256', ChecksumSHA256: Buffer.from(options.sha256, 'hex').toString('base64') }
        : {}),
      ...this.#to.keeping(options),
    };
  }

  async #send(input: PutObjectCommandInput, parts: readonly Uint8Array[], options: PutOptions) {
    const { PutObjectCommand } = await import('@aws-sdk/client-s3');
    const command = new PutObjectCommand({ ...input });
    sendParts(command, parts, options.sha256);
    return this.#to.bucket.client.send(command, { abortSignal: options.signal });
  }

  /**
   * Checked first even if the storage supports conditional puts: a server that ignores `If-None-Match` can't be
   * distinguished from one that honors it until it has replaced something.
   */
  #sendOnce(input: PutObjectCommandInput, parts: readonly Uint8Array[], options: PutOptions) {
    const sendChecked = async () => {
      if (await isThere(this.#to.bucket, String(input.Key), options.signal)) throw exists(input);
      try {
        return await this.#send(this.#conditional ? { ...input, IfNoneMatch: '*' } : input, parts, options);
      } catch (error) {
        const { name, status } = failureOf(error);
        if (status === 412 || name === 'PreconditionFailed') throw exists(input, error);
        if (!this.#conditional || !MAY_LACK_CONDITIONS.has(status ?? 0)) throw error;
        return this.#sendUnconditionally(input, parts, options);
      }
    };
    const after = (error: unknown) => (failureOf(error).status === 409 ? CONFLICTS : undefined);
    return retry(sendChecked, { signal: options.signal, after });
  }

  /** The condition or anything else may have caused a refusal. The same put without the condition shows which. */
  async #sendUnconditionally(input: PutObjectCommandInput, parts: readonly Uint8Array[], options: PutOptions) {
    const { bucket } = this.#to;
    if (await isThere(bucket, String(input.Key), options.signal)) throw exists(input);
    const answer = await this.#send(input, parts, options);
    this.#conditional = false;
    bucket.debug('it has no conditional uploads; an object that must be new is only checked first');
    return answer;
  }

  /** An acknowledged digest that differs: a damaged object, or a server whose ETags are not digests. */
  async #confirm(key: string, sizeBytes: number, options: PutOptions): Promise<void> {
    const { bucket } = this.#to;
    const limits = { maxBytes: sizeBytes, signal: options.signal };
    const stored = await readFrom(bucket, { key }, limits).catch((error: unknown) => {
      if (error instanceof RestorableError && error.code === 'STORAGE_CORRUPTED') return new Uint8Array();
      throw error;
    });
    if (stored.length === sizeBytes && createHash('sha256').update(stored).digest('hex') === options.sha256) {
      this.#digestTags = false;
      bucket.debug('its ETags are not digests of the content, so they are no longer compared');
      return;
    }
    throw new RestorableError('STORAGE_CORRUPTED', `The storage keeps different bytes for ${key} than were sent.`, {
      hint: 'Do not use this storage: it damages data. Check for a proxy or gateway in between.',
    });
  }
}

/** An ETag is the MD5 of the content unless the object is encrypted with a KMS key or a customer key. */
function contradicts(answer: PutObjectCommandOutput, md5: string, sha256: string): boolean {
  if (answer.ChecksumSHA256 !== undefined) {
    return Buffer.from(answer.ChecksumSHA256, 'base64').toString('hex') !== sha256;
  }
  if (answer.ServerSideEncryption?.startsWith('aws:') === true || answer.SSECustomerAlgorithm !== undefined)
    return false;
  const tag = answer.ETag?.replaceAll('"', '').toLowerCase();
  return tag !== undefined && /^[0-9a-f]{32}$/.test(tag) && tag !== md5;
}

function exists(input: PutObjectCommandInput, cause?: unknown): RestorableError {
  return new RestorableError('OBJECT_EXISTS', `${input.Key} exists already.`, { cause });
}
