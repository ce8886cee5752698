import type { Secret } from '../core/secret.ts';

/** A bastion for databases in a private network. */
export interface TunnelSpec {
  /** `ssh://user@bastion:port` */
  readonly url: Secret;
}
