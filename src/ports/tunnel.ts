import type { Secret } from '../core/secret.ts';

/** A host in between, for databases in a private network. */
export interface TunnelSpec {
  /** `ssh://user@bastion:port` */
  readonly url: Secret;
}
