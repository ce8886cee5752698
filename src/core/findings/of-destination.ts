import type { ThreeTwoOne } from '../planning/three-two-one.ts';
import type { Bare } from './of-doctor.ts';

/** What is seen of a destination as a whole. */
export interface DestinationFacts {
  readonly place: { readonly provider: string; readonly region: string | undefined };
  readonly 'destination-answers': Bare;
  readonly 'three-two-one': { readonly rule: ThreeTwoOne };
  readonly 'probe-stays': { readonly key: string };
}

/** How long a destination locks what is written. */
export interface RequestedLock {
  readonly mode: string;
  readonly forMs: number;
}

/** What probing a destination finds. */
export interface ProbeFacts {
  readonly 'storage-clock': { readonly skewMs: number };
  readonly 'object-stored': Bare;
  readonly 'same-bytes': Bare;
  readonly 'other-bytes': { readonly of: 'object' | 'pack' };
  readonly 'put-kept': { readonly isAtomic: boolean };
  readonly 'put-replaced': Bare;
  readonly 'list-permitted': Bare;
  readonly listed: Bare;
  readonly 'not-listed': Bare;
  readonly 'listed-size': { readonly found: number; readonly expected: number };
  readonly 'delete-permitted': Bare;
  readonly 'delete-refused': Bare;
  readonly 'deleted-readable': Bare;
  readonly speed: { readonly uploadBytesPerSecond: number; readonly downloadBytesPerSecond: number };
  readonly 'no-versions': Bare;
  readonly versions: { readonly areKept: boolean };
  readonly lock: {
    /** `locked`: whether it is enforced was not tried. */
    readonly state: 'not-locked' | 'deletable' | 'locked' | 'enforced' | 'enforced-until';
    readonly policy: RequestedLock;
    readonly until: string | null;
  };
  readonly 'left-out': { readonly because: 'nothing-put' | 'no-answer' | 'not-deletable' };
}
