import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '../../../src/core/secret.ts';
import { createDecryptor } from '../../../src/openpgp/encryption.ts';
import { encryptionPart, readPublicKeys } from '../../../src/openpgp/keys/keys.ts';
import { literalData, parseMessage } from '../../../src/openpgp/message.ts';
import { createSignerRing } from '../../../src/openpgp/signatures/signatures.ts';
import { createSigner } from '../../../src/openpgp/signatures/signer.ts';
import { readPrivateKeys as privateKeysOf, readPublicKeys as publicKeysOf } from '../../../src/requests/keys/keys.ts';
import { accepted, acceptedLater, require, type Target, textOf } from '../harness/target.ts';
import { decryptor, keyFile, manifestOf, pathsOf, VECTORS, vectorFiles } from './vectors.ts';

const PACKETS = [
  '\xc1',
  '\xc3',
  '\xd2',
  '\xd3',
  '\xc8\x05',
  '\xcb',
  '\xff\x00\x00\x00\x05',
  '\xe1',
  '\x84',
  '\x03',
  '\x06',
  '\x02\x09\x03\x0c',
];

/** A stored message, as anyone with write access to a destination can change it. */
const message: Target = {
  name: 'message',
  seeds: () => vectorFiles(/\/(?:contents|maps)\/.*\.pgp$/).filter((bytes) => bytes.length < 8_192),
  words: PACKETS,
  memoryMiB: 160,
  open: async () => {
    const opener = await decryptor();
    const withPassphrase = await createDecryptor({ kind: 'passphrase', passphrase: new Secret('a passphrase') });
    let count = 0;
    return async (input) => {
      const parsed = accepted(() => parseMessage(input));
      if (parsed !== undefined) {
        require(parsed.data.length <= input.length, 'the data are longer than the message');
        require(parsed.sessionKeys.length < input.length, 'the session keys are longer than the message');
      }
      await acceptedLater(() => opener.decrypt(input));
      count += 1;
      // Each takes half a second, because the derivation is slow on purpose.
      if (parsed?.isToPassphrase === true && count % 512 === 0)
        await acceptedLater(() => withPassphrase.decrypt(input));
    };
  },
};

/** Decrypted data, as a holder of the session key can write it. */
const literal: Target = {
  name: 'literal',
  seeds: () => [
    Buffer.from([0xcb, 9, 0x62, 0, 0, 0, 0, 0, 1, 2, 3]),
    Buffer.concat([Buffer.from([0xcb, 0xff, 0, 0, 1, 6, 0x62, 0, 0, 0, 0, 0]), Buffer.alloc(256)]),
    Buffer.concat([Buffer.from([0xcb, 0xe8, 0x62, 0, 0, 0, 0, 0]), Buffer.alloc(250), Buffer.from([1, 7])]),
  ],
  words: PACKETS,
  open: () => (input) => {
    const data = accepted(() => literalData(input));
    if (data !== undefined) require(data.length < input.length, 'there are more data than bytes');
  },
};

/** An armored signature next to a manifest. */
const signature: Target = {
  name: 'signature',
  seeds: () => [
    ...vectorFiles(/\/signatures\//),
    ...pathsOf(/\/signatures\//, 'refuse')
      .slice(0, 10)
      .map((path) => readFileSync(join(VECTORS, path))),
  ],
  words: [
    '-----BEGIN PGP SIGNATURE-----\n',
    '\n-----END PGP SIGNATURE-----\n',
    'Hash: SHA512\n',
    '=AAAA\n',
    '\nwl4EABYK',
    '\nwk',
  ],
  open: async () => {
    const ring = await createSignerRing([keyFile('runner.pub.asc')]);
    const { bytes } = manifestOf('full');
    return async (input) => {
      const by = await acceptedLater(() => ring.verify(bytes, input.toString('latin1')));
      require(by === undefined || ring.fingerprints.includes(by), 'a signature is by nobody of the ring');
    };
  },
};

/** Keys as a user gives them. */
const keys: Target = {
  name: 'keys',
  seeds: () =>
    ['recovery.asc', 'recovery.pub.asc', 'runner.pub.asc', 'second.pub.asc']
      .map(keyFile)
      .flatMap((text) => [
        Buffer.from(text),
        Buffer.from(text.replaceAll('\n', ' ')),
        Buffer.from(text.replaceAll('\n', '\\n')),
        Buffer.from(Buffer.from(text).toString('base64')),
      ]),
  words: [
    '-----BEGIN PGP PUBLIC KEY BLOCK-----\n',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----',
    '# comment\n',
    'Comment: x\n',
    '\\n',
    '> ',
    '\u200b',
    'LS0tLS1CRUdJTiBQR1Ag',
    'KEY=',
    '=AAAA',
  ],
  open: () => async (input) => {
    const text = textOf(input);
    const now = new Date('2026-01-01T00:00:00Z');
    const given = accepted(() => publicKeysOf('encrypt-to', text, () => {}));
    const read = await acceptedLater(() => readPublicKeys(given ?? [text], 'encrypt-to'));
    for (const key of read ?? []) await acceptedLater(() => encryptionPart(key, 'the key', now));
    const specs = accepted(() => privateKeysOf('runner-key', text, undefined, () => {}));
    for (const spec of specs ?? []) await acceptedLater(() => createSigner(spec, 'runner-key', now));
  },
};

export const OPENPGP_TARGETS: readonly Target[] = [message, literal, signature, keys];
