import { CLOCK_SKEW_MS } from '../../core/planning/retention/catalog-trust.ts';
import type { KeyLife, KeyPart, Revocation, Use } from './key-life.ts';

/** Why a key can't be used, or does not count, at a certain time. */
export type Unfit =
  | { readonly kind: 'revoked'; readonly part: KeyPart; readonly revocation: Revocation }
  | { readonly kind: 'expired'; readonly part: KeyPart; readonly expiredAt: Date }
  | { readonly kind: 'not yet valid' | 'weak' | 'weak hash' | 'not bound'; readonly part: KeyPart }
  | { readonly kind: 'other use'; readonly use: Use };

/**
 * Whether a part of a key may be used at a time. A key that was compromised, or was revoked without a reason, is not
 * valid at any time: anyone who has it can write any time into a signature. A superseded or retired key remains valid
 * for its earlier signatures.
 */
function whyUnfit(part: KeyPart, at: Date): Unfit | undefined {
  if (part.bound === undefined) return { kind: part.hasWeakHash ? 'weak hash' : 'not bound', part };
  if (part.isWeak) return { kind: 'weak', part };
  const revocation = part.revocations.find(
    (each) => each.reason === 'compromised' || each.reason === 'unstated' || each.at <= at,
  );
  if (revocation !== undefined) return { kind: 'revoked', part, revocation };
  if (part.createdAt.getTime() > at.getTime() + CLOCK_SKEW_MS) return { kind: 'not yet valid', part };
  if (part.expiresAt !== undefined && part.expiresAt <= at) {
    return { kind: 'expired', part, expiredAt: part.expiresAt };
  }
  return undefined;
}

/** Why a signature by this part at this time does not count, or undefined. */
export function whySignatureFails({ primary }: KeyLife, part: KeyPart, at: Date): Unfit | undefined {
  const unfit = whyUnfit(primary, at) ?? whyUnfit(part, at);
  if (unfit !== undefined) return unfit;
  return part.uses.has('sign') ? undefined : { kind: 'other use', use: 'sign' };
}

export interface Fit {
  readonly part: KeyPart;
  /** When every usable part of the key has ended. */
  readonly ends: { readonly at: Date; readonly part: KeyPart } | undefined;
  /** When everything required exists: a little after now if another clock was ahead. */
  readonly from: Date;
}

/**
 * The part of a key to use now: the newest one, as in GnuPG.
 * @param isAtHand whether a part can be used here, such as one whose private half was unlocked
 */
export function choosePart(
  life: KeyLife,
  use: Use,
  now: Date,
  isAtHand: (part: KeyPart) => boolean = () => true,
): { readonly fit: Fit } | { readonly unfit: Unfit } {
  const { primary, parts } = life;
  const ofAll = whyUnfit(primary, now);
  if (ofAll !== undefined) return { unfit: ofAll };
  const newestFirst = parts.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const candidates = newestFirst.filter((part) => part.uses.has(use) || (part.bound === undefined && !part.isPrimary));
  const fitting = candidates.filter((part) => whyUnfit(part, now) === undefined && isAtHand(part));
  const [part] = fitting;
  if (part !== undefined) return { fit: fitOf(primary, part, fitting) };
  const unfit = candidates.map((each) => whyUnfit(each, now)).find((each) => each !== undefined);
  return { unfit: unfit ?? { kind: 'other use', use } };
}

function fitOf(primary: KeyPart, part: KeyPart, fitting: readonly KeyPart[]): Fit {
  const last = fitting.reduce((a, b) => (endOf(b) > endOf(a) ? b : a));
  const first = endOf(primary) <= endOf(last) ? primary : last;
  const starts = [primary, part].flatMap(({ createdAt, bound }) => [createdAt, bound?.at ?? createdAt]);
  const from = new Date(Math.max(...starts.map((start) => start.getTime())));
  return { part, ends: first.expiresAt && { at: first.expiresAt, part: first }, from };
}

/** The first time, from a given one on, when a key can be used. */
export function dateFrom({ from }: Fit, at: Date): Date {
  return from > at ? from : at;
}

function endOf({ expiresAt }: KeyPart): number {
  return expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
}
