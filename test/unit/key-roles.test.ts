import { beforeAll, describe, expect, it } from 'vitest';
import type { RestorableError } from '../../src/core/errors.ts';
import type { Manifest } from '../../src/core/format/manifest/manifest.ts';
import { KEY_PLACES, KEY_ROLES, type KeyOption, type KeyRole, roleInUserId } from '../../src/core/keys/key-role.ts';
import { type GeneratedKey, generateKeyPair } from '../../src/openpgp/keys/generate.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import type { ManyRequest } from '../../src/options/request/request.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { requireKeyRoles, requireKeyRolesOfAll } from '../../src/run/key-roles.ts';

interface Pair {
  readonly public: string;
  readonly private: string;
  readonly short: string;
}

const OPTIONS = Object.keys(KEY_PLACES) as KeyOption[];
/** Modes whose options include two given ones. */
const MODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  backup: { mode: 'backup', database: 'sqlite:shop.db', name: 'shop', destination: 'file:store' },
  verify: { mode: 'verify', name: 'shop', destination: 'file:store' },
  prune: { mode: 'prune', name: 'shop', destination: 'file:store', 'keep-last': '1' },
  restore: { mode: 'restore', name: 'shop', destination: 'file:store', target: 'sqlite:new.db' },
  hold: { mode: 'hold', name: 'shop', destination: 'file:store', backup: 'latest', reason: 'x' },
};
const TAKES: Readonly<Record<string, readonly KeyOption[]>> = {
  backup: ['encrypt-to', 'runner-key', 'signers', 'verifiers'],
  verify: ['decrypt-with', 'signers', 'verifier-key', 'verifiers'],
  prune: ['signers', 'verifier-key', 'verifiers'],
};
const made = new Map<KeyRole, Pair>();
/** Keys made elsewhere. */
let plain: readonly [Pair, Pair, Pair];

beforeAll(async () => {
  for (const role of KEY_ROLES) made.set(role, pairOf(await generateKeyPair(role, 'ops@example.com', undefined)));
  plain = [await makeElsewhere('Alice'), await makeElsewhere('Bob'), await makeElsewhere('Carol')];
});

function pairOf(key: GeneratedKey): Pair {
  return { public: key.armoredPublic, private: key.armoredPrivate.reveal(), short: key.fingerprint.slice(-16) };
}

async function makeElsewhere(...names: string[]): Promise<Pair> {
  const { generateKey } = await loadOpenpgp();
  const userIDs = names.map((name) => ({ name, email: 'x@example.com' }));
  const options = { type: 'ecc', curve: 'curve25519Legacy', userIDs } as const;
  const { privateKey, publicKey } = await generateKey({ ...options, format: 'object' });
  const short = publicKey.getFingerprint().slice(-16);
  return { public: publicKey.armor(), private: privateKey.armor(), short };
}

function madeFor(role: KeyRole): Pair {
  const pair = made.get(role);
  if (pair === undefined) throw new Error(`no ${role} key`);
  return pair;
}

/** The options of a mode with these keys, and what is needed besides. */
function inputs(mode: string, given: Partial<Record<KeyOption, Pair>>): Map<string, string> {
  const raw = new Map(Object.entries(MODES[mode] ?? {}));
  if (mode === 'backup' && given['encrypt-to'] === undefined) raw.set('passphrase', 'kT7/wq0Zc3N1xVb9LrPf2uYh5sDgJ8Ea');
  if (mode === 'verify' && given['decrypt-with'] === undefined) raw.set('passphrase', 'x');
  if (mode === 'restore' && given['decrypt-with'] === undefined) raw.set('passphrase', 'x');
  for (const [name, pair] of Object.entries(given)) raw.set(name, pair[KEY_PLACES[name as KeyOption].half]);
  return raw;
}

async function check(mode: string, given: Partial<Record<KeyOption, Pair>>, before?: Manifest): Promise<void> {
  const request = await parseRequest(inputs(mode, given), { env: {}, mask: () => {} });
  await requireKeyRoles(request, before);
}

async function refusal(work: Promise<void>): Promise<RestorableError> {
  return work.then(
    () => expect.fail('was accepted'),
    (error: RestorableError) => error,
  );
}

const PAIRS = Object.entries(TAKES).flatMap(([mode, names]) =>
  names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .filter((other) => KEY_PLACES[one].role !== KEY_PLACES[other].role)
      .map((other) => [mode, one, other] as const),
  ),
);

describe('a key of keygen', () => {
  it.each(KEY_ROLES)('states its role in its user id: %s', async (role) => {
    const { readKey } = await loadOpenpgp();
    const [user] = (await readKey({ armoredKey: madeFor(role).public })).users;
    expect(user?.userID?.userID).toBe(`Restorable ${role} key <ops@example.com>`);
    expect(roleInUserId(`Restorable ${role} key (ops (night))`)).toBe(role);
    expect(roleInUserId(`Restorable ${role} key`)).toBeUndefined();
    expect(roleInUserId(`Not Restorable ${role} key <ops@example.com>`)).toBeUndefined();
  });

  const misplaced = OPTIONS.flatMap((option) =>
    KEY_ROLES.filter((role) => role !== KEY_PLACES[option].role).map((role) => [option, role] as const),
  );
  it.each(misplaced)('is refused by name: `%s` with the %s key', async (option, role) => {
    const mode = Object.entries(TAKES).find(([, names]) => names.includes(option))?.[0] ?? '';
    const error = await refusal(check(mode, { [option]: madeFor(role) }));
    const { role: own, half } = KEY_PLACES[option];
    expect(error.code).toBe('KEY_ROLE');
    expect(error.message).toBe(
      `\`${option}\` was given a ${role} key, ${madeFor(role).short} (Restorable ${role} key). ` +
        `It must be the ${half} ${own} key, ${own}.${half}.asc.`,
    );
    expect(error.hint).toMatch(new RegExp(`^The ${role} key `));
  });

  it('is accepted in its own role in every mode', async () => {
    for (const [mode, names] of Object.entries(TAKES)) {
      await check(mode, Object.fromEntries(names.map((name) => [name, madeFor(KEY_PLACES[name].role)])));
    }
    await check('hold', { 'verifier-key': madeFor('verifier') });
    expect((await refusal(check('hold', { 'verifier-key': madeFor('runner') }))).code).toBe('KEY_ROLE');
    expect((await refusal(check('restore', { signers: madeFor('recovery') }))).code).toBe('KEY_ROLE');
  });
});

describe('a key whose user ids state two roles', () => {
  it('is refused in each of them, in any order', async () => {
    for (const roles of [KEY_ROLES.slice(0, 2), KEY_ROLES.slice(0, 2).toReversed()]) {
      const both = await makeElsewhere(...roles.map((role) => `Restorable ${role} key`));
      expect((await refusal(check('backup', { 'encrypt-to': both }))).code).toBe('KEY_ROLE');
      expect((await refusal(check('backup', { 'runner-key': both }))).code).toBe('KEY_ROLE');
    }
  });
});

describe('a key made elsewhere', () => {
  it.each(PAIRS)('is refused in two roles: %s with one key in `%s` and `%s`', async (mode, one, other) => {
    const error = await refusal(check(mode, { [one]: plain[0], [other]: plain[0] }));
    expect(error.code).toBe('KEY_ROLE');
    expect(error.message).toContain(`were given the same key, ${plain[0].short} (Alice).`);
    expect(error.message).toContain(`\`${one}\``);
    expect(error.message).toContain(`\`${other}\``);
  });

  it('is accepted in one role', async () => {
    const [recovery, runner, verifier] = plain;
    await check('backup', { 'encrypt-to': recovery, 'runner-key': runner, signers: runner, verifiers: verifier });
    const verifying = { 'decrypt-with': recovery, signers: runner, 'verifier-key': verifier, verifiers: verifier };
    await check('verify', verifying);
  });

  it('is refused if it shares a subkey with a key in another role', async () => {
    const library = await loadOpenpgp();
    const donor = await library.readKey({ armoredKey: plain[0].public });
    const taker = await library.readKey({ armoredKey: plain[1].public });
    taker.subkeys.push(...donor.subkeys);
    const shared = { ...plain[1], public: taker.armor() };
    const error = await refusal(check('backup', { 'encrypt-to': plain[0], signers: shared }));
    expect(error.code).toBe('KEY_ROLE');
  });
});

describe('a key of several databases in a run', () => {
  const requestOf = async (name: string, given: Partial<Record<KeyOption, Pair>>): Promise<ManyRequest> =>
    ({ ...(await parseRequest(inputs('backup', given), { env: {}, mask: () => {} })), name }) as ManyRequest;

  it('has one role for all of them', async () => {
    const [one, two, three] = plain;
    const shop = await requestOf('shop', { 'encrypt-to': one, 'runner-key': two });
    const crm = await requestOf('crm', { 'encrypt-to': three, 'runner-key': one });
    const error = await refusal(requireKeyRolesOfAll([shop, crm]));
    expect(error.code).toBe('KEY_ROLE');
    expect(error.message).toContain('`encrypt-to` of shop and `runner-key` of crm were given the same key');
    await requireKeyRolesOfAll([shop, await requestOf('crm', { 'encrypt-to': three, 'runner-key': two })]);
  });

  it('fails by itself if it has two roles in one of them', async () => {
    const [one, two] = plain;
    const shop = await requestOf('shop', { 'encrypt-to': one, 'runner-key': one });
    await requireKeyRolesOfAll([shop, await requestOf('crm', { 'encrypt-to': one, 'runner-key': two })]);
  });
});

describe('a key with a role in the newest backup', () => {
  const recorded = async (): Promise<Manifest> => {
    const { readKey } = await loadOpenpgp();
    const fingerprint = async (armoredKey: string): Promise<string> => (await readKey({ armoredKey })).getFingerprint();
    const encryption = { recipients: [await fingerprint(plain[0].public)] };
    // Only what roles are compared with.
    return { id: 'B', signer: await fingerprint(plain[1].public), encryption } as unknown as Manifest;
  };

  it.each([
    [
      'backup',
      'encrypt-to',
      1,
      /`encrypt-to` was given the key \w{16} \(Bob\), which signed the backup B: it is a runner key/,
    ],
    ['backup', 'runner-key', 0, /`runner-key` .* which decrypts the backup B: it is a recovery key/],
    ['backup', 'signers', 0, /it is a recovery key. It must be the public runner key, runner\.public\.asc/],
    ['backup', 'verifiers', 1, /it is a runner key. It must be the public verifier key/],
    ['verify', 'verifier-key', 1, /it is a runner key/],
    ['verify', 'verifier-key', 0, /it is a recovery key/],
    ['verify', 'decrypt-with', 1, /it is a runner key/],
  ] as const)('can not have another: %s, `%s`', async (mode, option, which, message) => {
    const error = await refusal(check(mode, { [option]: plain[which] }, await recorded()));
    expect(error).toMatchObject({ code: 'KEY_ROLE', message: expect.stringMatching(message) });
  });

  it('keeps it, also beside a new key', async () => {
    const [recovery, runner, other] = plain;
    await check('backup', { 'encrypt-to': recovery, 'runner-key': runner }, await recorded());
    await check('backup', { 'encrypt-to': recovery, 'runner-key': other, signers: runner }, await recorded());
    await check('backup', { 'encrypt-to': other, 'runner-key': runner }, await recorded());
    // From keys to a passphrase.
    await check('backup', {}, await recorded());
  });
});
