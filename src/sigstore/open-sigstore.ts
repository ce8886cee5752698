import type { Host } from '../ports/host.ts';
import type { Sigstore } from '../ports/sigstore.ts';
import { checkBundle } from './check.ts';
import type { SigningPace } from './services/ask-service.ts';
import { prepareSigning, signWithIdentity } from './sign.ts';

/** @param pace tests shorten it */
export function openSigstore(host: Host, pace?: SigningPace): Sigstore {
  return {
    prepare: (services) => prepareSigning(services, host),
    sign: (bytes, services) => signWithIdentity(bytes, services, host, pace),
    check: async (bundle, bytes, expected) => checkBundle(bundle, bytes, expected),
  };
}
