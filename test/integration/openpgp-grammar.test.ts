import { beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { bindingFrame } from '../../src/core/format/binding.ts';
import { CONTENTS_MAX_BYTES } from '../../src/core/format/manifest/contents.ts';
import { Secret } from '../../src/core/secret.ts';
import { createDecryptor, createEncryptor, type Decryptor } from '../../src/openpgp/encryption.ts';
import { type GeneratedKey, generateKeyPair } from '../../src/openpgp/keys/generate.ts';
import { type Library, loadOpenpgp, type Profile } from '../../src/openpgp/library.ts';
import { readPacket } from '../../src/openpgp/packets.ts';
import { createSignerRing, type SignerRing } from '../../src/openpgp/signatures/signatures.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';
import { openPack } from '../../src/repository/packs/pack.ts';
import { frameOf } from '../support/forge.ts';
import {
  compression,
  dataPacket,
  literal,
  MARKER,
  PADDING,
  packet,
  sessionKeyPacket,
  withOldHeader,
} from '../support/openpgp-messages.ts';

const BINDING = { kind: 'contents', database: 'shop', backup: '20261121T020000Z-full-4f9c2a' } as const;
const TEXT = Buffer.from('what the database held');

let library: Library;
let key: GeneratedKey;
let decryptor: Decryptor;

beforeAll(async () => {
  library = await loadOpenpgp();
  key = await generateKeyPair('recovery', 'a@example.com', undefined);
  decryptor = await createDecryptor({ kind: 'keys', keys: [{ armored: key.armoredPrivate, passphrase: undefined }] });
});

/** The session key packet for the key, and the data packet around these packets. */
async function message(inside: Uint8Array, profile: Profile = 'gnupg', keyBytes = 32): Promise<[Buffer, Buffer]> {
  const sessionKey = Buffer.alloc(keyBytes, 7);
  const header = await sessionKeyPacket(key.armoredPublic, sessionKey, profile);
  return [header, dataPacket(inside, sessionKey, profile)];
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RestorableError) return `${error.code}: ${error.message}`;
  throw error ?? new Error('nothing was thrown');
}

describe.each(['gnupg', 'rfc9580'] as const)('a message of the profile %s', (profile) => {
  const seal = async (inside: Uint8Array): Promise<Buffer> => Buffer.concat(await message(inside, profile));

  it('is accepted in its documented form', async () => {
    expect(Buffer.from(await decryptor.decrypt(await seal(literal(TEXT))))).toEqual(TEXT);
    const pieces = Buffer.alloc(600_000, 'pieces');
    expect(Buffer.from(await decryptor.decrypt(await seal(literal(pieces))))).toEqual(pieces);
  });

  it('is what we write, with one length for all of it', async () => {
    const encryptor = await createEncryptor({ kind: 'keys', publicKeys: [key.armoredPublic] }, profile, new Date());
    for (const length of [0, 1, 100, 9_000, 262_100, 262_144, 5_000_000]) {
      const raw = Buffer.alloc(length, 'x');
      const sealed = Buffer.concat(await encryptor.encrypt(raw));
      expect(Buffer.from(await decryptor.decrypt(sealed)).equals(raw)).toBe(true);
      const read = await library.decrypt({
        message: await library.readMessage({ binaryMessage: sealed }),
        decryptionKeys: await library.readPrivateKeys({ armoredKeys: key.armoredPrivate.reveal() }),
        format: 'binary',
      });
      expect(Buffer.from(read.data).equals(raw)).toBe(true);
    }
  });

  const onePass = packet(4, Buffer.from([3, 0, 8, 22, 1, 2, 3, 4, 5, 6, 7, 8, 1]));
  it.each([
    ['a compression packet', compression(literal(TEXT))],
    ['two literal packets', Buffer.concat([literal(TEXT), literal(TEXT)])],
    ['something behind the literal packet', Buffer.concat([literal(TEXT), Buffer.from([0])])],
    ['a text', literal(TEXT, 0x74)],
    ['UTF-8', literal(TEXT, 0x75)],
    ['a file with a name', packet(11, Buffer.concat([Buffer.from([0x62, 1, 0x61, 0, 0, 0, 0]), TEXT]))],
    ['a literal packet that is cut', literal(TEXT).subarray(0, -1)],
    [
      'a literal packet in pieces',
      Buffer.concat([Buffer.from([0xcb, 0xe9]), Buffer.alloc(512, 0x62), Buffer.from([0])]),
    ],
    ['a header of the old format', Buffer.concat([Buffer.from([0xac, 6 + TEXT.length, 0x62, 0, 0, 0, 0, 0]), TEXT])],
    ['a marker packet first', Buffer.concat([MARKER, literal(TEXT)])],
    ['a padding packet behind', Buffer.concat([literal(TEXT), PADDING])],
    ['a signature that is announced', Buffer.concat([onePass, literal(TEXT)])],
    ['nothing', Buffer.alloc(0)],
  ])('that contains %s is refused', async (_what, inside) => {
    const said = await codeOf(decryptor.decrypt(await seal(inside)));
    expect(said).toBe('BACKUP_DAMAGED: An object does not contain exactly one literal packet.');
  });

  it('is refused with a wrong bit, if truncated, or with data after it', async () => {
    const [header, data] = await message(literal(Buffer.alloc(300_000)), profile);
    for (const at of [50, 20_000, 262_200, data.length - 1]) {
      const wrong = Buffer.from(data);
      wrong[at] = (wrong[at] ?? 0) ^ 1;
      expect(await codeOf(decryptor.decrypt(Buffer.concat([header, wrong])))).toMatch(/integrity check failed/);
    }
    expect(await codeOf(decryptor.decrypt(Buffer.concat([header, data]).subarray(0, -1)))).toMatch(/^BACKUP_DAMAGED/);
    for (const more of [MARKER, data, Buffer.from([0])]) {
      expect(await codeOf(decryptor.decrypt(Buffer.concat([header, data, more])))).toMatch(/has data after/);
    }
  });

  it('is refused with other packets before its data, or too many', async () => {
    const [header, data] = await message(literal(TEXT), profile);
    const refused = async (...parts: Buffer[]): Promise<string> => codeOf(decryptor.decrypt(Buffer.concat(parts)));
    expect(await refused(MARKER, header, data)).toMatch(/is not encrypted, or has other packets/);
    expect(await refused(header, PADDING, data)).toMatch(/is not encrypted, or has other packets/);
    expect(await refused(data)).toMatch(/session key packets that do not belong/);
    expect(await refused(...Array.from({ length: 33 }, () => header), data)).toMatch(/too many session key packets/);
    expect(await refused(packet(1, Buffer.alloc(70_000, header[2])), data)).toMatch(/too many session key packets/);
    const other = (await message(literal(TEXT), profile === 'gnupg' ? 'rfc9580' : 'gnupg'))[0];
    expect(await refused(other, data)).toMatch(/session key packets that do not belong/);
    expect(await refused(header, other, data)).toMatch(/session key packets that do not belong/);
  });

  it('is refused if its backup states the other profile', async () => {
    const sealed = await seal(literal(TEXT));
    expect(Buffer.from(await decryptor.only(profile).decrypt(sealed))).toEqual(TEXT);
    const other = decryptor.only(profile === 'gnupg' ? 'rfc9580' : 'gnupg');
    expect(await codeOf(other.decrypt(sealed))).toMatch(/^BACKUP_DAMAGED: .* not encrypted as/);
  });

  it('to a passphrase has one packet for it, with the derivation that we write', async () => {
    const passphrase = new Secret('correct horse');
    const encryptor = await createEncryptor({ kind: 'passphrase', passphrase }, profile, new Date());
    const opens = await createDecryptor({ kind: 'passphrase', passphrase });
    const [header = Buffer.alloc(0), ...pieces] = await encryptor.encrypt(TEXT);
    const data = Buffer.concat(pieces);
    expect(Buffer.from(await opens.decrypt(Buffer.concat([header, data])))).toEqual(TEXT);
    const refused = (...parts: Uint8Array[]): Promise<string> => codeOf(opens.decrypt(Buffer.concat(parts)));
    expect(await refused(header, header, data)).toMatch(/session key packets that do not belong/);
    const [toKey] = await message(literal(TEXT), profile);
    expect(await refused(header, toKey, data)).toMatch(/session key packets that do not belong/);
    // A derivation that would need unlimited memory (RFC 9580, section 3.7.1.4).
    const argon = Buffer.from(header);
    argon[profile === 'gnupg' ? 4 : 7] = 4;
    expect(await refused(argon, data)).toMatch(/session key packets that do not belong/);
    expect(await codeOf(decryptor.decrypt(Buffer.concat([header, data])))).toMatch(/^KEY_WRONG/);
    expect(await codeOf(opens.decrypt(await seal(literal(TEXT))))).toMatch(/^KEY_WRONG/);
  });
});

describe('anything but an encrypted message', () => {
  it.each([
    ['plain data', () => literal(TEXT)],
    ['compressed plain data', () => compression(literal(TEXT))],
    ['data without protection of their integrity', () => packet(9, Buffer.alloc(100))],
    ['armor', () => Buffer.from('-----BEGIN PGP MESSAGE-----\n\nwcBM\n-----END PGP MESSAGE-----\n')],
    ['nothing', () => Buffer.alloc(0)],
  ])('is refused: %s', async (_what, bytes) => {
    expect(await codeOf(decryptor.decrypt(bytes()))).toMatch(/^BACKUP_DAMAGED: An object is not /);
  });

  it('is refused: a data packet in pieces, and a weaker cipher', async () => {
    const [header, data] = await message(literal(Buffer.alloc(3_000)));
    const body = data.subarray(6);
    const inPieces = Buffer.concat([
      Buffer.from([0xd2, 0xe9]),
      body.subarray(0, 512),
      Buffer.from([0xff, 0, 0, (body.length - 512) >> 8, (body.length - 512) & 255]),
      body.subarray(512),
    ]);
    expect(await codeOf(decryptor.decrypt(Buffer.concat([header, inPieces])))).toMatch(
      /is not a valid OpenPGP message/,
    );
    const weaker = Buffer.concat(await message(literal(TEXT), 'gnupg', 16));
    expect(await codeOf(decryptor.decrypt(weaker))).toMatch(/^KEY_WRONG/);
  });
});

describe('a bomb', () => {
  const SIZE = 512 * 1024 * 1024;

  it('of compression in contents is refused before it is expanded', async () => {
    const inside = compression(Buffer.alloc(SIZE));
    const sealed = Buffer.concat(await message(inside));
    expect(sealed.length).toBeLessThan(2 ** 20);
    const before = process.resourceUsage().maxRSS;
    expect(await codeOf(openPack(sealed, CONTENTS_MAX_BYTES, decryptor, BINDING))).toMatch(/one literal packet/);
    const zstd = Buffer.concat([bindingFrame(BINDING), frameOf(Buffer.alloc(SIZE))]);
    const bound = openPack(Buffer.concat(await message(literal(zstd))), CONTENTS_MAX_BYTES, decryptor, BINDING);
    expect(await codeOf(bound)).toMatch(/expands to more than/);
    // Kilobytes. Creating the bombs took as much as one of them. Expanding one would take as much again.
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(SIZE / 1024 / 2);
  });
});

describe('a stored signature', () => {
  let ring: SignerRing;
  let good: string;
  beforeAll(async () => {
    ring = await createSignerRing([key.armoredPublic]);
    good = await (
      await createSigner({ armored: key.armoredPrivate, passphrase: undefined }, 'runner-key', new Date())
    ).sign(TEXT);
  });

  const armored = (bytes: Uint8Array): string =>
    `-----BEGIN PGP SIGNATURE-----\n\n${Buffer.from(bytes)
      .toString('base64')
      .replaceAll(/(.{64})/g, '$1\n')}\n-----END PGP SIGNATURE-----\n`;
  const bytesOf = (text: string): Buffer => Buffer.from(/\n\n([^=]+)/.exec(text)?.[1] ?? '', 'base64');

  it('is accepted as we write it, with either line ending', async () => {
    expect(await ring.verify(TEXT, good)).toBe(key.fingerprint);
    expect(await ring.verify(TEXT, good.replaceAll('\n', '\r\n'))).toBe(key.fingerprint);
  });

  it('of a text is refused', async () => {
    const text = await library.sign({
      message: await library.createMessage({ text: 'what the database held' }),
      signingKeys: await library.readPrivateKeys({ armoredKeys: key.armoredPrivate.reveal() }),
      detached: true,
    });
    expect(await codeOf(ring.verify(TEXT, text as string))).toMatch(
      /^SIGNATURE_INVALID: .* not a signature of binary data/,
    );
  });

  it.each([
    ['text before it', (text: string) => `note\n${text}`],
    ['another armor behind it', (text: string) => text + text],
    ['another kind of armor', (text: string) => text.replaceAll('SIGNATURE', 'MESSAGE')],
    ['no armor', (text: string) => bytesOf(text).toString('latin1')],
    ['two packets', (text: string) => armored(Buffer.concat([bytesOf(text), bytesOf(text)]))],
    ['a marker packet', (text: string) => armored(Buffer.concat([packet(10, Buffer.from('PGP')), bytesOf(text)]))],
    ['a packet that is cut', (text: string) => armored(bytesOf(text).subarray(0, -1))],
    ['another packet', (text: string) => armored(packet(11, bytesOf(text)))],
    ['a header of the old format, as GnuPG writes it', withOldHeader],
    ['version 3', (text: string) => armored(Buffer.from(bytesOf(text)).fill(3, 2, 3))],
    ['nothing', () => ''],
  ])('with %s is refused', async (_what, change) => {
    expect(await codeOf(ring.verify(TEXT, change(good)))).toMatch(/^SIGNATURE_INVALID/);
  });

  /** With another hashed subpacket (RFC 9580, section 5.2.3.7) after the others. openpgp.js uses the last of several. */
  const withSubpacket = (type: number, content: Uint8Array): string => {
    const { body } = readPacket(bytesOf(good), 0) ?? { body: new Uint8Array() };
    const [fixed, wide] = [Buffer.from(body.subarray(0, 4)), body[0] === 6];
    const length = wide ? Buffer.from(body).readUInt32BE(4) : Buffer.from(body).readUInt16BE(4);
    const start = wide ? 8 : 6;
    const added = Buffer.from([content.length + 1, type, ...content]);
    const stated = Buffer.alloc(start - 4);
    stated.writeUIntBE(length + added.length, 0, stated.length);
    return armored(
      packet(
        2,
        Buffer.concat([fixed, stated, body.subarray(start, start + length), added, body.subarray(start + length)]),
      ),
    );
  };

  it.each([
    ['a creation time', 2],
    ['a period for itself', 3],
    ['a period for the key', 9],
  ])('with %s that is longer than four bytes is refused', async (_what, type) => {
    for (const bytes of [5, 8, 16, 129]) {
      const refusal = await codeOf(ring.verify(TEXT, withSubpacket(type, Buffer.alloc(bytes, 0xff))));
      expect(refusal, `${bytes} bytes`).toBe('SIGNATURE_INVALID: A signature does not state its time or its signer.');
    }
    const short = await codeOf(ring.verify(TEXT, withSubpacket(type, Buffer.from([0x60, 0, 0, 0]))));
    expect(short).toBe('SIGNATURE_INVALID: A signature does not match its object.');
  });
});
