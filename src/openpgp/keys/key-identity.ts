import type { Key } from 'openpgp';
import { type KeyIdentity, keyName } from '../../core/keys/key-name.ts';
import { roleInUserId } from '../../core/keys/key-role.ts';
import { fingerprintOf } from './keys.ts';

function userIdsOf(key: Key): string[] {
  return key.users.map(({ userID }) => userID?.userID ?? '').filter((text) => text !== '');
}

/** How messages and reports name a key. Of several user ids, the one that states its role. */
export function identityOf(key: Key): KeyIdentity {
  const userIds = userIdsOf(key);
  const userId = userIds.find((each) => roleInUserId(each) !== undefined) ?? userIds[0];
  return { fingerprint: fingerprintOf(key), userId };
}

/** The short fingerprint of a key, with its user id. */
export function nameOfKey(key: Key): string {
  return keyName(identityOf(key));
}
