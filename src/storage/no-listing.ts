import { RestorableError } from '../core/errors.ts';

/**
 * An answer that says it succeeded and is not a page of a listing: an empty body, or the page of a gateway in between. It is
 * asked for again. Taken for an empty listing, it would let a cleaner delete what is needed.
 */
export class NoListing extends RestorableError {
  /** @param api what the storage should have answered, such as `ListObjectsV2` */
  constructor(label: string, api: string) {
    super('STORAGE_FAILED', `${label} returned an invalid listing.`, {
      hint: `Run it again. If it happens again, its ${api} is incomplete, or a proxy in between answers for it: check \`endpoint=\`.`,
    });
  }
}
