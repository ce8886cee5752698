import { RestorableError } from '../../core/errors.ts';
import { shortFingerprint } from '../../core/keys/key-name.ts';
import type { Fit, Unfit } from './key-fitness.ts';
import type { KeyPart, Revocation } from './key-life.ts';

/** A part that expires within this time causes a warning. */
const EXPIRY_WARNING_MS = 30 * 86_400_000;
const MINUTE_MS = 60_000;

const REVOKED: Readonly<Record<Revocation['reason'], string>> = {
  compromised: 'as compromised',
  superseded: 'as superseded',
  retired: 'as no longer used',
  unstated: 'without a reason',
};

/** The name of a key in messages: `the recovery key 9c2d41b7a1b2c3d4 (…)`, with the option that holds it. */
export type Subject = string;

function nameOf(subject: Subject, part: KeyPart): string {
  return part.isPrimary ? subject : `the subkey ${shortFingerprint(part.fingerprint)} of ${subject}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** The problem with a key, as the end of a sentence that begins with its name. */
function predicateOf(unfit: Exclude<Unfit, { kind: 'other use' }>): string {
  switch (unfit.kind) {
    case 'revoked':
      return `was revoked on ${unfit.revocation.at.toISOString()} ${REVOKED[unfit.revocation.reason]}`;
    case 'expired':
      return `expired on ${unfit.expiredAt.toISOString()}`;
    case 'not yet valid':
      return `is valid only from ${unfit.part.createdAt.toISOString()} on`;
    case 'weak':
      return `has an algorithm that is too weak: ${unfit.part.algorithm}`;
    case 'weak hash':
      return 'states its use only in signatures with a broken hash, MD5 or RIPEMD-160';
    case 'not bound':
      return 'has no matching self-signature';
  }
}

/** Why a signature does not count, as a sentence. */
export function signatureRefusal(unfit: Unfit, madeAt: Date, subject: Subject): string {
  const made = `The signature of ${madeAt.toISOString()} does not count`;
  if (unfit.kind === 'other use') return `${made}: ${subject} is not made for signing.`;
  return `${made}: ${nameOf(subject, unfit.part)} ${predicateOf(unfit)}.`;
}

/** What to do about a signature that does not count. */
export function signatureHint({ kind }: Unfit): string {
  switch (kind) {
    case 'expired':
      return 'If its holder extended it, export its public half again and use that: the newest self-signature counts. Otherwise find out who signed with it.';
    case 'revoked':
      return 'If it was replaced and never leaked, revoke it as superseded or no longer used: then its earlier signatures count. Otherwise choose a backup that another key signed.';
    case 'not yet valid':
      return 'The key is newer than the signature. Check the clocks of the machines that made them.';
    default:
      return 'Generate a new key with `keygen`, and sign the next backup with it.';
  }
}

/** An error about a key that can't be used now. */
export function unfitError(unfit: Unfit, subject: Subject, now: Date, unknownAlgorithms: readonly string[] = []) {
  if (unfit.kind === 'other use') return otherUse(unfit.use, subject, unknownAlgorithms);
  const { kind, part } = unfit;
  const sentence = `${capital(nameOf(subject, part))} ${predicateOf(unfit)}`;
  if (kind === 'expired') {
    return new RestorableError('KEY_EXPIRED', `${sentence}.`, { hint: extendHint(part) });
  }
  if (kind === 'not yet valid') {
    const minutes = Math.ceil((part.createdAt.getTime() - now.getTime()) / MINUTE_MS);
    return new RestorableError(
      'KEY_INVALID',
      `${sentence}, ${minutes} minutes in the future by this machine's clock.`,
      {
        hint: 'Check this clock and the clock of the machine that generated the key.',
      },
    );
  }
  const hint =
    kind === 'revoked'
      ? 'It is no longer used. Generate a new key with `keygen`, and keep this one as long as backups need it.'
      : kind === 'not bound'
        ? 'It was changed or cut, or is bound in an unknown way. Export it again with `gpg --armor --export`.'
        : '`keygen` generates suitable keys. RSA keys of 2048 bits and more and the elliptic curves of GnuPG are suitable, too.';
  return new RestorableError('KEY_INVALID', `${sentence}.`, { hint });
}

function otherUse(use: 'sign' | 'encrypt', subject: Subject, unknownAlgorithms: readonly string[]): RestorableError {
  const what = use === 'encrypt' ? 'encrypts: it has no encryption subkey' : 'signs';
  if (unknownAlgorithms.length > 0) {
    const message = `${capital(subject)} has no part that can be used to ${use}: it has subkeys with unsupported algorithms (${unknownAlgorithms.join(', ')}).`;
    return new RestorableError('KEY_INVALID', message, {
      hint: 'Add a subkey with RSA or an elliptic curve (`gpg --quick-add-key`), or generate a key with `keygen`.',
    });
  }
  return new RestorableError('KEY_INVALID', `${capital(subject)} has no part that ${what}.`, {
    hint:
      use === 'encrypt'
        ? 'Add one (`gpg --quick-add-key FINGERPRINT cv25519 encr`), or generate a key with `keygen`.'
        : 'Give the complete private key that `keygen` made for this. Maybe only a part of it was exported.',
  });
}

function extendHint({ isPrimary, fingerprint }: KeyPart): string {
  const command = isPrimary
    ? `gpg --quick-set-expire ${fingerprint} 2y`
    : `gpg --quick-set-expire KEY 2y ${fingerprint}`;
  return `Extend it (\`${command}\`) and update it, and its public half, wherever they are configured; or replace it. What it encrypted or signed before stays valid.`;
}

/** When a key of a run ends. */
export interface KeyEnd {
  readonly fingerprint: string;
  /** Undefined if it does not expire. */
  readonly endsAt: Date | undefined;
}

/** A warning if a key expires soon. @param consequence what happens then */
export function expiryWarning({ ends }: Fit, subject: Subject, now: Date, consequence: string): string | undefined {
  if (ends === undefined || ends.at.getTime() - now.getTime() > EXPIRY_WARNING_MS) return undefined;
  return `${capital(nameOf(subject, ends.part))} expires on ${ends.at.toISOString().slice(0, 10)}; ${consequence} from then on.`;
}
