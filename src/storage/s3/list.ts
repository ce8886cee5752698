import type { ListObjectsV2CommandOutput, S3Client } from '@aws-sdk/client-s3';
import { RestorableError } from '../../core/errors.ts';

export interface ListRequest {
  readonly Bucket: string;
  readonly Prefix: string;
  readonly Delimiter?: string;
  readonly MaxKeys?: number;
}

/** All pages of a listing. */
export async function* pagesOf(
  client: S3Client,
  request: ListRequest,
  signal: AbortSignal,
): AsyncGenerator<ListObjectsV2CommandOutput> {
  const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
  let token: string | undefined;
  for (;;) {
    const more = token === undefined ? {} : { ContinuationToken: token };
    const page = await client.send(new ListObjectsV2Command({ ...request, ...more }), { abortSignal: signal });
    yield page;
    if (page.IsTruncated !== true) return;
    // A listing that is taken for whole when it is not would let a cleaner delete what is needed.
    if (page.NextContinuationToken === undefined || page.NextContinuationToken === token) {
      throw new RestorableError('STORAGE_FAILED', 'The storage says that a listing goes on, but not where.', {
        hint: 'Its ListObjectsV2 is not complete; use another storage, or a newer version of it.',
      });
    }
    token = page.NextContinuationToken;
  }
}
