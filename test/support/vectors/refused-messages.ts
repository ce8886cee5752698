import { constants as zstd, zstdCompressSync } from 'node:zlib';
import { type Binding, bindingFrame } from '../../../src/core/format/binding.ts';
import { type Forger, frameOf } from '../forge.ts';
import { compression, dataPacket, literal, MARKER, PADDING, packet, sessionKeyPacket } from '../openpgp-messages.ts';
import { DATABASE, rows } from './accepted.ts';
import type { Change } from './refused.ts';

const KEY = Buffer.alloc(32, 7);
const RAW = rows('orders', 300);
const ONE_PASS = packet(4, Buffer.from([3, 0, 8, 22, 1, 2, 3, 4, 5, 6, 7, 8, 1]));

const bindingOf = ({ id }: Forger): Binding => ({
  kind: 'pack',
  database: DATABASE,
  backup: id,
  stream: 'database.sqlite',
  number: 0,
});
/** The content of the pack's literal packet. */
const boundFrame = (forger: Forger): Buffer => Buffer.concat([bindingFrame(bindingOf(forger)), frameOf(RAW)]);

/** The first pack is this message. The list and the signed manifest name it. */
function message(name: string, why: string, build: (forger: Forger) => Buffer | Promise<Buffer>): Change {
  const change = async (forger: Forger): Promise<void> => {
    const place = { kind: 'pack', backup: forger.id, stream: 'database.sqlite', number: 0 } as const;
    forger.put(place, await build(forger));
    await forger.commit();
  };
  return { name: `message-${name}`, why, refuse: ['BACKUP_DAMAGED'], change };
}

const header = (forger: Forger): Promise<Buffer> => sessionKeyPacket(forger.recovery.armoredPublic, KEY, 'gnupg');
const whole = async (forger: Forger, inside = literal(boundFrame(forger))): Promise<Buffer> =>
  Buffer.concat([await header(forger), dataPacket(inside, KEY, 'gnupg')]);

/** The decrypted data. */
function inside(name: string, why: string, packets: (literalPacket: Buffer, data: Buffer) => Buffer): Change {
  return message(name, why, (forger) => whole(forger, packets(literal(boundFrame(forger)), boundFrame(forger))));
}

/** The content of the literal packet. */
function frame(name: string, why: string, build: (binding: Binding) => Buffer): Change {
  const change = message(name, why, (forger) => whole(forger, literal(build(bindingOf(forger)))));
  return { ...change, name: `frame-${name}` };
}

/** A binding other than that of the location. */
function binding(name: string, why: string, other: Partial<Binding>): Change {
  return frame(`binding-${name}`, why, (own) => Buffer.concat([bindingFrame({ ...own, ...other }), frameOf(RAW)]));
}

function compressed(checksum: number, size: number): Buffer {
  const params = { [zstd.ZSTD_c_checksumFlag]: checksum, [zstd.ZSTD_c_contentSizeFlag]: size };
  return zstdCompressSync(RAW, { pledgedSrcSize: RAW.length, params });
}

/** A frame with one block of 128 KiB of the same byte that claims a content size of 100. */
const LIE = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x24, 100, 0x03, 0x00, 0x10, 0x41, 0, 0, 0, 0]);

export const MESSAGES: readonly Change[] = [
  inside('compressed', 'A compression packet.', (whole) => compression(whole)),
  inside('two-literals', 'Two literal packets.', (whole) => Buffer.concat([whole, whole])),
  inside('more-inside', 'A byte behind the literal packet.', (whole) => Buffer.concat([whole, Buffer.from([0])])),
  inside('text', 'A literal packet of text.', (_, data) => literal(data, 0x74)),
  inside('utf8', 'A literal packet of UTF-8.', (_, data) => literal(data, 0x75)),
  inside('named', 'A literal packet with the name of a file.', (_, data) =>
    packet(11, Buffer.concat([Buffer.from([0x62, 1, 0x61, 0, 0, 0, 0]), data])),
  ),
  inside('marker-inside', 'A marker packet before the literal packet.', (whole) => Buffer.concat([MARKER, whole])),
  inside('padding', 'A padding packet behind the literal packet.', (whole) => Buffer.concat([whole, PADDING])),
  inside('signed', 'A one-pass signature packet.', (whole) => Buffer.concat([ONE_PASS, whole])),
  inside('empty', 'Nothing inside.', () => Buffer.alloc(0)),
  message('plain', 'It is not encrypted.', (forger) => literal(boundFrame(forger))),
  message('plain-compressed', 'It is only compressed.', (forger) => compression(literal(boundFrame(forger)))),
  message('more-behind', 'A packet behind the data.', async (forger) => Buffer.concat([await whole(forger), MARKER])),
  message('marker', 'A marker packet first.', async (forger) => Buffer.concat([MARKER, await whole(forger)])),
  message('no-session-key', 'No session key packet.', async (forger) =>
    dataPacket(literal(boundFrame(forger)), KEY, 'gnupg'),
  ),
  message('many-session-keys', 'More than 32 session key packets.', async (forger) => {
    const one = await header(forger);
    return Buffer.concat([...Array.from({ length: 32 }, () => one), await whole(forger)]);
  }),
  message('profile', 'The other profile than the manifest states.', async (forger) => {
    const session = await sessionKeyPacket(forger.recovery.armoredPublic, KEY, 'rfc9580');
    return Buffer.concat([session, dataPacket(literal(boundFrame(forger)), KEY, 'rfc9580')]);
  }),
  message('armored', 'Armor.', async (forger) => {
    const base64 = (await whole(forger)).toString('base64').replaceAll(/(.{64})/g, '$1\n');
    return Buffer.from(`-----BEGIN PGP MESSAGE-----\n\n${base64}\n-----END PGP MESSAGE-----\n`);
  }),
  message('in-pieces', 'A data packet with partial lengths.', async (forger) => {
    const body = dataPacket(literal(boundFrame(forger)), KEY, 'gnupg').subarray(6);
    const rest = body.length - 512;
    const lengths = [Buffer.from([0xd2, 0xe9]), Buffer.from([0xff, 0, 0, rest >> 8, rest & 255])] as const;
    return Buffer.concat([await header(forger), lengths[0], body.subarray(0, 512), lengths[1], body.subarray(512)]);
  }),
  message('old-header', 'A packet header of the old format.', async (forger) => {
    const body = dataPacket(literal(boundFrame(forger)), KEY, 'gnupg').subarray(6);
    // The old format has no number for a data packet with protection. This is the one without.
    const old = Buffer.from([0xa6, 0, 0, body.length >> 8, body.length & 255]);
    return Buffer.concat([await header(forger), old, body]);
  }),
  message('changed', 'A wrong bit in what is encrypted.', async (forger) => {
    const bytes = await whole(forger);
    bytes[bytes.length - 40] = (bytes.at(-40) ?? 0) ^ 1;
    return bytes;
  }),
  {
    ...message('weak-cipher', 'AES-128.', async (forger) => {
      const key = KEY.subarray(0, 16);
      const session = await sessionKeyPacket(forger.recovery.armoredPublic, key, 'gnupg');
      return Buffer.concat([session, dataPacket(literal(boundFrame(forger)), key, 'gnupg')]);
    }),
    refuse: ['BACKUP_DAMAGED', 'KEY_WRONG'],
  },
  frame('unbound', 'No binding.', () => frameOf(RAW)),
  frame('binding-second', 'Another binding before the right one.', (own) =>
    Buffer.concat([bindingFrame({ ...own, number: 1 }), bindingFrame(own), frameOf(RAW)]),
  ),
  binding('kind', 'The binding of a map.', { kind: 'map' }),
  binding('database', 'The binding of another database.', { database: 'crm' }),
  binding('backup', 'The binding of another backup.', { backup: '20250101T000000Z-full-000000' }),
  binding('stream', 'The binding of another stream.', { stream: 'globals.sql' }),
  binding('number', 'The binding of another pack.', { number: 1 }),
  frame('without-checksum', 'No checksum.', (own) => Buffer.concat([bindingFrame(own), compressed(0, 1)])),
  frame('without-size', 'No content size.', (own) => Buffer.concat([bindingFrame(own), compressed(1, 0)])),
  frame('two', 'Two frames.', (own) =>
    Buffer.concat([bindingFrame(own), frameOf(RAW.subarray(0, 100)), frameOf(RAW.subarray(100))]),
  ),
  frame('more-behind', 'A byte behind the frame.', (own) =>
    Buffer.concat([bindingFrame(own), frameOf(RAW), Buffer.from([0])]),
  ),
  frame('too-large', 'It expands to more than `maxPackBytes`.', (own) =>
    Buffer.concat([bindingFrame(own), frameOf(Buffer.concat([RAW, Buffer.alloc(2 ** 24)]))]),
  ),
  frame('lie', 'It holds more than its content size.', (own) => Buffer.concat([bindingFrame(own), LIE])),
  frame('checksum', 'A wrong checksum.', (own) => {
    const bytes = frameOf(RAW);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return Buffer.concat([bindingFrame(own), bytes]);
  }),
  frame('cut', 'Cut.', (own) => Buffer.concat([bindingFrame(own), frameOf(RAW).subarray(0, -5)])),
];
