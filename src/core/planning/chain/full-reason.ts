import type { Manifest } from '../../format/manifest/manifest.ts';
import { type ChainFlaw, describeChainFlaw } from './chain-flaw.ts';

type EngineVersion = Pick<Manifest['engine'], 'name' | 'majorVersion'>;

/** Why a backup is a full. `backup/chain/plan-chain.ts` is the only place where that is decided. */
export type FullReason =
  | { readonly rule: 'requested' | 'no-runner-key' | 'first' | 'full-missing' }
  | { readonly rule: 'other-source' | 'encryption-changed' }
  | { readonly rule: 'engine-changed'; readonly before: EngineVersion; readonly now: EngineVersion }
  /** No other backup may be needed, or the manifest has no room to name one. */
  | { readonly rule: 'no-chain' | 'manifest-length' }
  | { readonly rule: 'full-age'; readonly hours: number }
  /** Another key signed a backup that would be built on. */
  | { readonly rule: 'other-signer'; readonly id: string }
  /** Its signature is missing or bad. */
  | { readonly rule: 'untrusted'; readonly id: string; readonly finding: string }
  /** Too few destinations hold what would be built on, or its verification failed. */
  | { readonly rule: 'broken-chain' | 'out-of-sync'; readonly label: string; readonly flaw: ChainFlaw }
  /** The run before found that another full is worth it, and left its reason in the index. */
  | { readonly rule: 'advised'; readonly advice: string }
  | { readonly rule: 'outgrown'; readonly averageBytes: number }
  /** Nothing can be encrypted to the runner key. */
  | { readonly rule: 'index-key'; readonly finding: string }
  | { readonly rule: 'index-unreadable'; readonly finding: string };

/** The second half of a sentence: "a full backup, because ...". */
export function describeFullReason(reason: FullReason): string {
  switch (reason.rule) {
    case 'requested':
      return '`kind: full` is set';
    case 'no-runner-key':
      return 'without `runner-key` there is no index of the stored chunks';
    case 'first':
      return 'there is no earlier backup that counts';
    case 'full-missing':
      return 'the full backup of the chain is missing';
    case 'other-source':
      return 'the source has changed';
    case 'encryption-changed':
      return 'the recovery keys, the passphrase or the OpenPGP profile changed';
    case 'engine-changed': {
      const { before, now } = reason;
      return `the database was ${before.name} ${before.majorVersion} and is now ${now.name} ${now.majorVersion}`;
    }
    case 'no-chain':
      return '`max-chain: 1` is set';
    case 'manifest-length':
      return 'the manifest has no room to name another backup';
    case 'full-age':
      return `the full backup of the chain is ${reason.hours} hours old`;
    case 'other-signer':
      return `${reason.id} was not signed with the key of this run`;
    case 'untrusted':
      return `${reason.id} can't be confirmed to be signed with the key of this run: ${reason.finding}`;
    case 'broken-chain':
      return describeChainFlaw(reason.label, reason.flaw);
    case 'out-of-sync':
      return `${reason.label} is out of sync: ${describeChainFlaw(reason.label, reason.flaw)}`;
    case 'index-key':
      return reason.finding;
    case 'advised':
      return reason.advice;
    case 'outgrown':
      return `the database has outgrown the chain's pieces of ${reason.averageBytes} bytes`;
    case 'index-unreadable':
      return `the index of the chain could not be read: ${reason.finding}`;
  }
}
