import type { ArmoredPublicKey } from '../../core/key-material.ts';
import { DEFAULT_POLICY, type RetentionPolicy, readPolicy } from '../../core/planning/policy.ts';
import { Secret } from '../../core/secret.ts';
import type { RetentionKeys, RetentionRules } from '../request.ts';
import { invalid, type OptionValues } from '../schema.ts';
import { readPublicKeys } from './keys.ts';

type Mask = (secret: Secret) => void;

/** Accepted signers; none means that nobody is authenticated. */
export function signersOf(options: OptionValues, mask: Mask): ArmoredPublicKey[] {
  return options.signers === undefined ? [] : readPublicKeys('signers', options.signers, mask);
}

/** Whose backups, verifications, releases and records of removal count. */
export function retentionKeys(options: OptionValues, mask: Mask): RetentionKeys {
  const { verifiers, passphrase } = options;
  return {
    signers: signersOf(options, mask),
    passphrase: passphrase === undefined ? undefined : new Secret(passphrase),
    verifiers: verifiers === undefined ? [] : readPublicKeys('verifiers', verifiers, mask),
  };
}

/** The rules that were given, or undefined. @throws {RestorableError} RETENTION_EMPTY, INPUT_INVALID */
export function policyOf(options: OptionValues): RetentionPolicy | undefined {
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

/** What `prune` keeps where no rule was given. */
export function defaultPolicy(options: OptionValues): RetentionPolicy {
  return { ...DEFAULT_POLICY, timeZone: options['time-zone'] ?? DEFAULT_POLICY.timeZone };
}

/** What a backup prunes after its commit: nothing where no rule was given. */
export function retentionAfterBackup(options: OptionValues): RetentionRules | undefined {
  const policy = policyOf(options);
  if (policy === undefined) {
    // Said rather than ignored: whoever gives it expects that something is pruned.
    const name = 'allow-failed-verification';
    if (options[name] !== undefined)
      throw invalid(name, `\`${name}\` of a backup needs a keep rule, such as \`daily\`.`);
    return undefined;
  }
  return { policy, allowFailedVerification: options['allow-failed-verification'] ?? false };
}
