import type { ArmoredPublicKey } from '../../core/keys/key-material.ts';
import { DEFAULT_POLICY, type RetentionPolicy, readPolicy } from '../../core/planning/retention/policy.ts';
import { Secret } from '../../core/secret.ts';
import type { RetentionKeys, RetentionRules } from '../../options/request/retention.ts';
import { invalid, type OptionsOf, type SomeOptions } from '../../options/schema.ts';
import { readPublicKeys } from '../keys/keys.ts';

type Mask = (secret: Secret) => void;

type PolicyOptions =
  | OptionsOf<'prune'>
  | OptionsOf<'verify'>
  | OptionsOf<'backup'>
  | OptionsOf<'status'>
  | OptionsOf<'history'>
  | OptionsOf<'page'>
  | OptionsOf<'sync'>;

/** Accepted signers. Empty: no signature is checked. */
export function signersOf(options: SomeOptions<'signers'>, mask: Mask): ArmoredPublicKey[] {
  return options.signers === undefined ? [] : readPublicKeys('signers', options.signers, mask);
}

/** The signers whose verifications, releases and records of removal count. Empty: any signer counts, except for releases. */
export function verifiersOf({ verifiers }: SomeOptions<'verifiers'>, mask: Mask): ArmoredPublicKey[] {
  return verifiers === undefined ? [] : readPublicKeys('verifiers', verifiers, mask);
}

/** The signers whose backups, verifications, releases and records of removal count. */
export function retentionKeys(
  options: SomeOptions<'signers' | 'passphrase' | 'verifiers'>,
  { mask }: { readonly mask: Mask },
): RetentionKeys {
  const { passphrase } = options;
  return {
    signers: signersOf(options, mask),
    passphrase: passphrase === undefined ? undefined : new Secret(passphrase),
    verifiers: verifiersOf(options, mask),
  };
}

/** The given rules, or undefined. @throws {RestorableError} RETENTION_EMPTY, INPUT_INVALID */
export function policyOf(options: PolicyOptions): RetentionPolicy | undefined {
  const rules = {
    hourly: options['keep-hourly'],
    daily: options['keep-daily'],
    weekly: options['keep-weekly'],
    monthly: options['keep-monthly'],
    yearly: options['keep-yearly'],
  };
  const keep = { keepLast: options['keep-last'], keepWithinMs: options['keep-within'] };
  return readPolicy({ ...rules, ...keep, timeZone: options['time-zone'] });
}

/** The rules of `prune` if none are given. */
export function defaultPolicy(options: PolicyOptions): RetentionPolicy {
  return { ...DEFAULT_POLICY, timeZone: options['time-zone'] };
}

/** The rules by which a backup prunes after its commit. Nothing is pruned if no rule is given. */
export function retentionAfterBackup(options: OptionsOf<'backup'>): RetentionRules | undefined {
  const policy = policyOf(options);
  if (policy === undefined) {
    // An error rather than ignored: the user expects that something is pruned.
    const name = 'allow-failed-verification';
    if (options[name]) throw invalid(name, `\`${name}\` of a backup needs a keep rule, such as \`keep-daily\`.`);
    return undefined;
  }
  return {
    policy,
    allowFailedVerification: options['allow-failed-verification'],
    keepRecordsMs: options['keep-records'],
  };
}
