/** A key has one role. Two in one key would give a job, or whoever has its secrets, what the other role protects. */
export const KEY_ROLES = ['recovery', 'runner', 'verifier'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

export type KeyOption = 'encrypt-to' | 'decrypt-with' | 'runner-key' | 'signers' | 'verifier-key' | 'verifiers';

interface KeyPlace {
  readonly role: KeyRole;
  readonly half: 'public' | 'private';
}

/** Every option that takes keys, with the role of those keys. */
export const KEY_PLACES = {
  'encrypt-to': { role: 'recovery', half: 'public' },
  'decrypt-with': { role: 'recovery', half: 'private' },
  'runner-key': { role: 'runner', half: 'private' },
  signers: { role: 'runner', half: 'public' },
  'verifier-key': { role: 'verifier', half: 'private' },
  verifiers: { role: 'verifier', half: 'public' },
} as const satisfies Record<KeyOption, KeyPlace>;

/** What a role is for, and what its key must not do besides. */
export const WHY_ALONE: Readonly<Record<KeyRole, string>> = {
  recovery:
    'The recovery key reads every backup: its private half belongs in a safe and in the verify job, and signs nothing.',
  runner: 'The runner key is held by the backup job: it signs backups, and must not read them or sign verifications.',
  verifier: 'The verifier key is held by the verify job: it signs verifications, and must not read or sign backups.',
};

/** The file of `keygen` that belongs in an option. */
export function keyFileOf(option: KeyOption): string {
  const { role, half } = KEY_PLACES[option];
  return `${role}.${half}.asc`;
}

/**
 * The user id of a key that `keygen` makes. Readers recognize the role by it, so its form is stable (docs/keys.md).
 * @param identity an address, or a name without "@"
 */
export function userIdOf(role: KeyRole, identity: string): { name: string; email?: string; comment?: string } {
  const name = `Restorable ${role} key`;
  return identity.includes('@') ? { name, email: identity } : { name, comment: identity };
}

const USER_ID = /^Restorable (recovery|runner|verifier) key (?:<.*>|\(.*\))$/;

/** The role that a user id states. undefined for a key that was made elsewhere. */
export function roleInUserId(userId: string): KeyRole | undefined {
  const stated = USER_ID.exec(userId)?.[1];
  return KEY_ROLES.find((role) => role === stated);
}
