/** What a storage was asked for, and how many bytes it keeps. */
export interface Requests {
  readonly put: number;
  readonly get: number;
  readonly list: number;
  readonly delete: number;
}

/** Amazon S3 Standard, us-east-1, as published in 2026, in US dollars. A request to delete costs nothing. Bytes out are those to the internet, up to 10 TB. */
export const S3_PRICES = {
  putOrList: 0.005 / 1_000,
  get: 0.0004 / 1_000,
  gigabyteMonth: 0.023,
  gigabyteOut: 0.09,
} as const;

/** What requests cost, in US dollars. */
export function priceOf({ put, get, list }: Requests): number {
  return (put + list) * S3_PRICES.putOrList + get * S3_PRICES.get;
}
