import { RestorableError } from '../core/errors.ts';

/**
 * An answer that reports success and is not a page of a listing: an empty body, or a page from a gateway in between. The
 * request is repeated. Treated as an empty listing, it would let a cleaner delete what is needed.
 */
export class NoListing extends RestorableError {
  /** @param api the expected operation, such as `ListObjectsV2` */
  constructor(label: string, api: string) {
    super('STORAGE_FAILED', `${label} returned an invalid listing.`, {
      hint: `Run it again. If it happens again, its ${api} is incomplete, or a proxy in between answers for it: check \`endpoint=\`.`,
    });
  }
}
