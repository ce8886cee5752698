import { failureOf } from '../core/errors.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import type { ArmoredPublicKey, PrivateKeySpec, Recipients, Unlock } from '../core/keys/key-material.ts';
import type { KeyIdentity } from '../core/keys/key-name.ts';
import { type GivenKeys, requireOneRoleAcross, requireOneRoleEach } from '../openpgp/keys/key-roles.ts';
import type { ManyRequest, Request } from '../options/request/request.ts';

/** The keys of both jobs. */
export interface HeldKeys {
  readonly recipients: Recipients | undefined;
  readonly unlock: Unlock | undefined;
  readonly runnerKey: PrivateKeySpec | undefined;
  readonly signers: readonly ArmoredPublicKey[];
  readonly verifierKey: PrivateKeySpec | undefined;
  readonly verifiers: readonly ArmoredPublicKey[];
}

/**
 * Refuses keys in a role other than their own, and a key in two roles.
 * @param before the newest backup that counts
 * @returns the keys of the request
 * @throws {RestorableError} KEY_ROLE
 */
export async function requireKeyRoles(request: Request | HeldKeys, before?: Manifest): Promise<readonly KeyIdentity[]> {
  const given = keysIn(request);
  if (given.length === 0) return [];
  const recorded = before && { id: before.id, signer: before.signer, recipients: before.encryption.recipients };
  return requireOneRoleEach(given, recorded);
}

/**
 * Refuses a key in two roles for two databases of a run. A database whose own keys are refused fails by itself, and not the others.
 * @throws {RestorableError} KEY_ROLE
 */
export async function requireKeyRolesOfAll(requests: readonly ManyRequest[]): Promise<void> {
  const databases = [];
  for (const request of requests) {
    try {
      await requireKeyRoles(request);
      databases.push({ name: request.name, given: keysIn(request) });
    } catch (thrown) {
      failureOf(thrown, ['keys']);
    }
  }
  await requireOneRoleAcross(databases);
}

/** Every key of a request, with the option that holds it. */
function keysIn(request: Request | HeldKeys): GivenKeys[] {
  const found: GivenKeys[] = [];
  if ('recipients' in request && request.recipients?.kind === 'keys') {
    found.push({ option: 'encrypt-to', armored: request.recipients.publicKeys });
  }
  if ('unlock' in request && request.unlock?.kind === 'keys') {
    found.push({ option: 'decrypt-with', armored: request.unlock.keys.map(textOf) });
  }
  if ('runnerKey' in request) found.push({ option: 'runner-key', armored: textsOf(request.runnerKey) });
  if ('verifierKey' in request) found.push({ option: 'verifier-key', armored: textsOf(request.verifierKey) });
  if ('signers' in request) found.push({ option: 'signers', armored: request.signers });
  if ('verifiers' in request) found.push({ option: 'verifiers', armored: request.verifiers });
  return found.filter(({ armored }) => armored.length > 0);
}

function textsOf(spec: PrivateKeySpec | undefined): string[] {
  return spec === undefined ? [] : [textOf(spec)];
}

function textOf({ armored }: PrivateKeySpec): string {
  return armored.reveal();
}
