import { loadOpenpgp } from '../../../src/openpgp/library.ts';
import { createSigner } from '../../../src/openpgp/signatures/signer.ts';
import type { Forger } from '../forge.ts';
import { withOldHeader } from '../openpgp-messages.ts';
import type { Change } from './refused.ts';

/** Faults that are found before anything is decrypted: the manifest, its signature, the list of objects, the stored objects. */
export const OPENLY: readonly Change[] = [
  ...text('manifest-format', 'Another version of the format.', ['BACKUP_FORMAT'], '"restorable/1"', '"restorable/2"'),
  ...text('manifest-unknown-key', 'A key that is not known.', ['MANIFEST_INVALID'], '"kind"', '"note": 1, "kind"'),
  ...text('manifest-in-log', 'It can only be false.', ['MANIFEST_INVALID'], '"kind"', '"inLog": true, "kind"'),
  ...text('manifest-unknown-nested-key', 'One in an object.', ['MANIFEST_INVALID'], '"salt"', '"note": 1, "salt"'),
  ...text('manifest-missing-key', 'A key is missing.', ['MANIFEST_INVALID'], ' "predecessor": null,\n', ''),
  ...text('manifest-duplicate-key', 'A key twice.', ['MANIFEST_INVALID'], '"kind"', '"kind": "full", "kind"'),
  ...text(
    'manifest-fraction',
    'A number with a fraction.',
    ['MANIFEST_INVALID'],
    /"rawBytes": (\d+)/,
    '"rawBytes": $1.0',
  ),
  ...text('manifest-negative', 'A negative number.', ['MANIFEST_INVALID'], /"rawBytes": /, '"rawBytes": -'),
  ...text(
    'manifest-exponent',
    'A number with an exponent.',
    ['MANIFEST_INVALID'],
    /"rawBytes": (\d+)/,
    '"rawBytes": 1e3',
  ),
  ...text('manifest-string', 'A number as a string.', ['MANIFEST_INVALID'], /"rawBytes": (\d+)/, '"rawBytes": "$1"'),
  ...text('manifest-order-mark', 'A byte order mark.', ['MANIFEST_INVALID'], /^/, '\ufeff'),
  ...text(
    'manifest-upper-case',
    'A digest in upper case.',
    ['MANIFEST_INVALID'],
    /"identity": "\w+"/,
    (found: string) => found.replace(/\w{64}/, (hex) => hex.toUpperCase()),
  ),
  ...text('manifest-database', 'It says that it is of another database.', ['MANIFEST_INVALID'], '"shop"', '"crm"'),
  ...text(
    'manifest-kind',
    'Its kind is not that of its id.',
    ['MANIFEST_INVALID'],
    '"kind": "full"',
    '"kind": "incremental"',
  ),
  ...text(
    'manifest-start',
    'Its start is not that of its id.',
    ['MANIFEST_INVALID'],
    /"startedAt": "2025/,
    '"startedAt": "2024',
  ),
  ...text('manifest-local-time', 'A time without its zone.', ['MANIFEST_INVALID'], /("finishedAt": "[^"]+)Z"/, '$1"'),
  ...text(
    'manifest-run-control-character',
    'The event of its run contains a line end.',
    ['MANIFEST_INVALID'],
    '"event": "schedule"',
    '"event": "sched\\nule"',
  ),
  ...text(
    'manifest-run-schedule',
    'Its run has a schedule, but another event.',
    ['MANIFEST_INVALID'],
    '"event": "schedule"',
    '"event": "push"',
  ),
  ...text('manifest-run-attempt', 'Attempts count from 1.', ['MANIFEST_INVALID'], '"attempt": 1', '"attempt": 0'),
  ...text(
    'manifest-run-elsewhere',
    'The file of its workflow is not in the folder of workflows.',
    ['MANIFEST_INVALID'],
    '.github/workflows/backup.yml',
    '.github/workflows/../../backup.yml',
  ),
  {
    name: 'manifest-too-long',
    why: 'More than 8192 bytes.',
    refuse: ['MANIFEST_INVALID', 'BACKUP_DAMAGED'],
    change: (forger) => forger.sign(Buffer.concat([manifestOf(forger), Buffer.alloc(8_192, ' ')])),
  },
  {
    name: 'manifest-not-utf8',
    why: 'A byte that UTF-8 does not have.',
    refuse: ['MANIFEST_INVALID'],
    change: (forger) => {
      const bytes = manifestOf(forger);
      bytes[bytes.indexOf('restorable"') + 3] = 0xff;
      return forger.sign(bytes);
    },
  },
  {
    name: 'manifest-full-with-parents',
    why: 'A full backup that has parents.',
    refuse: ['MANIFEST_INVALID'],
    change: (forger) =>
      forger.commit({ parents: [{ id: '20250101T000000Z-full-000000', manifestSha256: 'a'.repeat(64) }] }),
  },
  {
    name: 'signature-missing',
    why: 'There is no signature, and the reader has signers.',
    refuse: ['SIGNATURE_MISSING'],
    change: ({ storage, keys, id, runner }) => storage.objects.delete(keys.signature(id, runner.fingerprint)),
  },
  {
    name: 'signature-not-claimed',
    why: 'The manifest names no signer, and the reader has signers.',
    refuse: ['SIGNATURE_MISSING'],
    change: (forger) => forger.commit({ signer: null }),
  },
  {
    name: 'signature-of-a-stranger',
    why: 'Signed by a key that is not accepted, and the manifest says so.',
    refuse: ['SIGNER_UNKNOWN'],
    async change(forger, { stranger }) {
      await forger.commit({ signer: stranger.fingerprint });
      await signAs(forger, stranger.armoredPrivate, stranger.fingerprint);
    },
  },
  {
    name: 'signature-under-another-name',
    why: 'Signed by a key that is not accepted, under the name of one that is.',
    refuse: ['SIGNER_UNKNOWN', 'SIGNATURE_INVALID'],
    change: (forger, { stranger, runner }) => signAs(forger, stranger.armoredPrivate, runner.fingerprint),
  },
  {
    name: 'signature-before-a-change',
    why: 'The manifest was changed after it was signed.',
    refuse: ['SIGNATURE_INVALID'],
    change(forger) {
      const changed = String(manifestOf(forger)).replace('3.50.0', '3.50.1');
      forger.storage.objects.set(forger.keys.manifest(forger.id), Buffer.from(changed));
    },
  },
  ...signature('signature-twice', 'Two signatures.', (armored) => armored + armored),
  ...signature('signature-without-armor', 'Not armored.', (armored) =>
    Buffer.from(/\n\n([^=]+)/.exec(armored)?.[1] ?? '', 'base64'),
  ),
  ...signature('signature-old-header', 'A packet header of the old format.', withOldHeader),
  {
    name: 'signature-of-text',
    why: 'A signature of text.',
    refuse: ['SIGNATURE_INVALID'],
    async change(forger, { runner }) {
      const library = await loadOpenpgp();
      const signed = await library.sign({
        message: await library.createMessage({ text: String(manifestOf(forger)) }),
        signingKeys: await library.readPrivateKeys({ armoredKeys: runner.armoredPrivate.reveal() }),
        detached: true,
      });
      forger.storage.objects.set(forger.keys.signature(forger.id, runner.fingerprint), Buffer.from(signed as string));
    },
  },
  ...list('list-header', 'Another header.', ['BACKUP_FORMAT'], 'objects 1', 'objects 2'),
  ...list('list-without-end', 'No end of line at its end.', ['BACKUP_FORMAT'], /\n$/, ''),
  ...list('list-size', 'A size with a leading zero.', ['BACKUP_FORMAT'], /\n# (\d+)/, '\n# 0$1'),
  ...list('list-outside', 'A key that leads out of the folder.', ['BACKUP_FORMAT'], 'packs/', '../packs/'),
  ...list('list-of-another', 'An object of another backup.', ['BACKUP_FORMAT'], /(packs\/\w+-full-)\w{6}/, '$1ffffff'),
  {
    name: 'list-order',
    why: 'Objects that are not sorted.',
    refuse: ['BACKUP_FORMAT'],
    change: (forger) =>
      changeList(forger, (text) => {
        const [header = '', ...entries] = text.split(/(?=^# \d)/m);
        return header + entries.reverse().join('');
      }),
  },
  {
    name: 'list-changed',
    why: 'The listis different that the manifest names.',
    refuse: ['BACKUP_DAMAGED'],
    change({ storage, keys, id }) {
      const key = keys.objects(id, 0);
      storage.objects.set(key, Buffer.from(String(storage.objects.get(key)).replace(/[0-9a-f]{64}/, 'a'.repeat(64))));
    },
  },
  {
    name: 'list-contents',
    why: 'The list names other contents than the manifest.',
    refuse: ['BACKUP_DAMAGED'],
    change: (forger) => forger.commit({ contents: { ...forger.manifest.contents, sha256: 'a'.repeat(64) } }),
  },
  {
    name: 'stored-bytes',
    why: 'The list and the manifest disagree on the stored bytes.',
    refuse: ['BACKUP_DAMAGED'],
    change: (forger) => forger.commit({ storedBytes: forger.manifest.storedBytes + 1 }),
  },
  ...object('object-missing', 'A pack is missing.', 'OBJECT_MISSING', () => undefined),
  ...object('object-cut', 'A pack lacks its last byte.', 'BACKUP_DAMAGED', (bytes) => bytes.subarray(0, -1)),
  ...object('object-changed', 'A pack has a wrong bit.', 'BACKUP_DAMAGED', (bytes) => {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes;
  }),
];

function manifestOf({ storage, keys, id }: Forger): Buffer {
  return Buffer.from(storage.objects.get(keys.manifest(id)) ?? Buffer.alloc(0));
}

/** A change of the manifest's text, signed. */
function text(
  name: string,
  why: string,
  refuse: readonly string[],
  from: string | RegExp,
  to: string | ((found: string) => string),
): Change[] {
  const change = (forger: Forger): Promise<string> => {
    const before = String(manifestOf(forger));
    const after = before.replace(from, to as string);
    if (before === after) throw new Error(`${name} changes nothing`);
    return forger.sign(Buffer.from(after));
  };
  return [{ name, why, refuse, change }];
}

/** A change of the signature alone. */
function signature(name: string, why: string, change: (armored: string) => string | Buffer): Change[] {
  return [
    {
      name,
      why,
      refuse: ['SIGNATURE_INVALID'],
      change({ storage, keys, id, runner }) {
        const key = keys.signature(id, runner.fingerprint);
        storage.objects.set(key, Buffer.from(change(String(storage.objects.get(key)))));
      },
    },
  ];
}

/** A change of the list. The signed manifest names it. */
function list(name: string, why: string, refuse: readonly string[], from: string | RegExp, to: string): Change[] {
  return [{ name, why, refuse, change: (forger) => changeList(forger, (before) => before.replace(from, to)) }];
}

async function changeList(forger: Forger, change: (text: string) => string): Promise<void> {
  const key = forger.keys.objects(forger.id, 0);
  const before = String(forger.storage.objects.get(key));
  if (change(before) === before) throw new Error('a list that is the same');
  await forger.commitList(Buffer.from(change(before)));
}

/** A change of the stored first pack. The list does not match it. */
function object(name: string, why: string, code: string, change: (bytes: Buffer) => Buffer | undefined): Change[] {
  return [
    {
      name,
      why,
      refuse: [code],
      change({ storage, keys, id }) {
        const key = keys.pack(id, 'database.sqlite', 0);
        const bytes = change(Buffer.from(storage.objects.get(key) ?? Buffer.alloc(0)));
        if (bytes === undefined) storage.objects.delete(key);
        else storage.objects.set(key, bytes);
      },
    },
  ];
}

async function signAs(forger: Forger, armored: Forger['runner']['armoredPrivate'], name: string): Promise<void> {
  const signer = await createSigner({ armored, passphrase: undefined }, 'runner-key', new Date());
  const signed = await signer.sign(manifestOf(forger));
  forger.storage.objects.set(forger.keys.signature(forger.id, name), Buffer.from(signed));
}
