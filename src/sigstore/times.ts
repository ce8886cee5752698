import type { SignedEntity } from '@sigstore/verify';

/** The times at which something was signed, according to authorities and logs. */
export function timesOf({ timestamps }: SignedEntity): Date[] {
  return timestamps.flatMap((each) => {
    if (each.$case === 'timestamp-authority') return [each.timestamp.signingTime];
    // Without a promise, the log signs no time.
    return each.tlogEntry.inclusionPromise === undefined
      ? []
      : [new Date(Number(each.tlogEntry.integratedTime) * 1000)];
  });
}
