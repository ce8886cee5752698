import type { Key } from 'openpgp';
import { RestorableError } from '../../core/errors.ts';
import { type KeyIdentity, keyName } from '../../core/keys/key-name.ts';
import {
  KEY_PLACES,
  type KeyOption,
  type KeyRole,
  keyFileOf,
  roleInUserId,
  WHY_ALONE,
} from '../../core/keys/key-role.ts';
import { loadOpenpgp } from '../library.ts';
import { identityOf, nameOfKey } from './key-identity.ts';

/** Armored keys and the option that holds them. */
export interface GivenKeys {
  readonly option: KeyOption;
  readonly armored: readonly string[];
}

/** What a manifest records about keys. */
export interface RecordedKeys {
  readonly id: string;
  readonly signer: string | null;
  readonly recipients: readonly string[];
}

/** The keys of one of several databases. */
export interface KeysOfDatabase {
  readonly name: string;
  readonly given: readonly GivenKeys[];
}

interface Given {
  readonly option: KeyOption;
  readonly key: Key;
  /** Of several databases, the one whose key it is. */
  readonly database?: string;
}

/**
 * Refuses a key that was made for another role, and a key with two roles: in this run, or in this run and a backup.
 * @param before the newest backup that counts
 * @returns the identities of the keys
 * @throws {RestorableError} KEY_ROLE
 */
export async function requireOneRoleEach(given: readonly GivenKeys[], before?: RecordedKeys): Promise<KeyIdentity[]> {
  const keys = await keysOf(given);
  for (const each of keys) requireStatedRole(each);
  requireDifferentKeys(keys);
  if (before !== undefined) for (const each of keys) requireSameRoleAsBefore(each, before);
  return keys.map(({ key }) => identityOf(key));
}

/**
 * Refuses a key with one role for a database and another for another one: whoever holds the keys of this run would have both.
 * @throws {RestorableError} KEY_ROLE
 */
export async function requireOneRoleAcross(databases: readonly KeysOfDatabase[]): Promise<void> {
  const keys: Given[] = [];
  for (const { name, given } of databases) {
    keys.push(...(await keysOf(given)).map((each) => ({ ...each, database: name })));
  }
  requireDifferentKeys(keys);
}

async function keysOf(given: readonly GivenKeys[]): Promise<Given[]> {
  const keys: Given[] = [];
  for (const { option, armored } of given) {
    for (const text of armored) keys.push(...(await readKeys(text)).map((key) => ({ option, key })));
  }
  return keys;
}

/** Of an unreadable key, none: opening it gives the exact error. */
async function readKeys(armoredKeys: string): Promise<Key[]> {
  const library = await loadOpenpgp();
  return library.readKeys({ armoredKeys }).catch(() => []);
}

function requireStatedRole({ option, key }: Given): void {
  const { role } = KEY_PLACES[option];
  // A key whose user ids state two roles has two.
  const roles = key.users.map(({ userID }) => roleInUserId(userID?.userID ?? ''));
  const stated = roles.find((each) => each !== undefined && each !== role);
  if (stated === undefined) return;
  throw new RestorableError(
    'KEY_ROLE',
    `\`${option}\` was given a ${stated} key, ${nameOfKey(key)}. It must be ${wanted(option)}.`,
    { hint: WHY_ALONE[stated] },
  );
}

/** Two roles in one key, or in two keys that share a subkey. */
function requireDifferentKeys(keys: readonly Given[]): void {
  const seen = new Map<string, Given>();
  for (const each of keys) {
    for (const part of each.key.getKeys()) {
      const fingerprint = part.getFingerprint();
      const other = seen.get(fingerprint) ?? each;
      seen.set(fingerprint, other);
      if (KEY_PLACES[other.option].role !== KEY_PLACES[each.option].role) throw sameKey(other, each);
    }
  }
}

function sameKey(one: Given, other: Given): RestorableError {
  const name = nameOfKey(one.key);
  return new RestorableError(
    'KEY_ROLE',
    `${placeOf(one)} and ${placeOf(other)} were given the same key, ${name}. A key has one role.`,
    {
      hint: `Give ${wanted(one.option)} as \`${one.option}\`, and ${wanted(other.option)} as \`${other.option}\`. \`keygen\` makes them.`,
    },
  );
}

function placeOf({ option, database }: Given): string {
  return database === undefined ? `\`${option}\`` : `\`${option}\` of ${database}`;
}

function requireSameRoleAsBefore({ option, key }: Given, { id, signer, recipients }: RecordedKeys): void {
  const { role } = KEY_PLACES[option];
  const identity = identityOf(key);
  const roles: readonly KeyRole[] = [
    ...(signer === identity.fingerprint ? (['runner'] as const) : []),
    ...(recipients.includes(identity.fingerprint) ? (['recovery'] as const) : []),
  ];
  const other = roles.find((each) => each !== role);
  if (other === undefined) return;
  const what = other === 'runner' ? `signed the backup ${id}` : `decrypts the backup ${id}`;
  throw new RestorableError(
    'KEY_ROLE',
    `\`${option}\` was given the key ${keyName(identity)}, which ${what}: it is a ${other} key. It must be ${wanted(option)}.`,
    { hint: `${WHY_ALONE[other]} Give another key, or make one with \`keygen\`.` },
  );
}

function wanted(option: KeyOption): string {
  const { role, half } = KEY_PLACES[option];
  return `the ${half} ${role} key, ${keyFileOf(option)}`;
}
