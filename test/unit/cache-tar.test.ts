import { execFile } from 'node:child_process';
import { link, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { onlyFileOf } from '../../src/action/cache-tar.ts';

const run = promisify(execFile);

const GOOD = Buffer.from('what the only file holds');

/** In pieces of a length that no part of an archive has. */
async function read(tar: Buffer, piece = 700): Promise<Buffer> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < tar.length; at += piece) yield tar.subarray(at, at + piece);
  }
  const parts: Uint8Array[] = [];
  for await (const part of onlyFileOf(pieces())) parts.push(part);
  return Buffer.concat(parts);
}

/** An archive, created by tar itself, of what `make` puts into a folder. */
async function byTar(
  args: readonly string[],
  make: (folder: string) => Promise<readonly string[]>,
): Promise<Buffer<ArrayBuffer>> {
  const other = await mkdtemp(join(tmpdir(), 'evil-'));
  const names = await make(other);
  const tar = join(other, 'evil.tar');
  await run('tar', ['-cPf', tar, ...args, '-C', other, ...names], { env: { ...process.env, TAPE: undefined } });
  const bytes = await readFile(tar);
  await rm(other, { recursive: true });
  return bytes;
}

const good = async (args: readonly string[], ...names: readonly string[]): Promise<Buffer<ArrayBuffer>> =>
  byTar(args, async (other) => {
    for (const name of names) await writeFile(join(other, name), GOOD);
    return names;
  });

/** Changes a header's field, with a matching checksum. @param at which block */
function edited(tar: Buffer, at: number, offset: number, text: string): Buffer {
  const start = at * 512;
  tar.write(text, start + offset, 'latin1');
  tar.fill(' ', start + 148, start + 156);
  const sum = tar.subarray(start, start + 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, start + 148, 'latin1');
  return tar;
}

const zeros = (mebibytes: number): Buffer => Buffer.alloc(mebibytes * 1024 * 1024);

it.each<[string, string, readonly string[]]>([
  ['as the toolkit makes it', 'archive', ['--posix']],
  ['of the older form', 'archive', ['--format=ustar']],
  ["of GNU's form", 'archive', ['--format=gnu']],
  ['with a long name', 'x'.repeat(250), ['--posix']],
  ['with a name that is not ASCII', 'Käse', ['--posix']],
  ['with an owner whose number fits into no header', 'archive', ['--posix', '--owner=somebody:4000000000']],
  ['with a comment for the whole archive', 'archive', ['--posix', '--pax-option=globexthdr.name=g,comment=hello']],
  ['in larger records', 'archive', ['--posix', '--blocking-factor=64']],
])('reads the only file of an archive %s', async (_what, name, args) => {
  expect((await read(await good(args, name))).equals(GOOD)).toBe(true);
});

it.each([0, 1, 511, 512, 513, 100_000])('reads a file of %i bytes, in pieces of any length', async (length) => {
  const content = Buffer.alloc(length, 7);
  const tar = await byTar(['--posix'], async (other) => {
    await writeFile(join(other, 'x'), content);
    return ['x'];
  });
  for (const piece of [1, 512, 1_000_000]) expect((await read(tar, piece)).equals(content)).toBe(true);
});

it.each<[string, RegExp, () => Promise<Buffer> | Buffer]>([
  ['two files', /more than one file/, () => good(['--posix'], 'a', 'b')],
  [
    'a file and another one after its end',
    /more than one file/,
    async () => {
      const tar = await good(['--posix'], 'a');
      return Buffer.concat([tar, tar]);
    },
  ],
  [
    'a symbolic link',
    /not a file/,
    () =>
      byTar(['--posix'], async (other) => {
        await symlink('/etc/passwd', join(other, 'x'));
        return ['x'];
      }),
  ],
  [
    'a hard link',
    /more than one file/,
    () =>
      byTar(['--posix'], async (other) => {
        await writeFile(join(other, 'x'), GOOD);
        await link(join(other, 'x'), join(other, 'y'));
        return ['x', 'y'];
      }),
  ],
  [
    'a folder',
    /not a file/,
    () =>
      byTar(['--posix'], async (other) => {
        await mkdir(join(other, 'x'));
        return ['x'];
      }),
  ],
  [
    'a fifo',
    /not a file/,
    () =>
      byTar(['--posix'], async (other) => {
        await run('mkfifo', [join(other, 'x')]);
        return ['x'];
      }),
  ],
  [
    'a sparse file of GNU',
    /not a file/,
    () =>
      byTar(['--format=gnu', '--sparse'], async (other) => {
        await run('truncate', ['--size=10M', join(other, 'x')]);
        return ['x'];
      }),
  ],
  ['a long name of GNU', /not a file/, () => good(['--format=gnu'], 'x'.repeat(200))],
  ['the form of before POSIX', /not a tar archive/, () => good(['--format=v7'], 'a')],
  [
    'a wrong checksum',
    /not a tar archive/,
    async () => {
      const tar = await good(['--format=ustar'], 'a');
      tar.write('b', 0);
      return tar;
    },
  ],
  [
    'a size beyond all bounds',
    /too large/,
    async () => edited(await good(['--format=ustar'], 'a'), 0, 124, '77777777777\0'),
  ],
  [
    'a binary size',
    /A size/,
    async () => edited(await good(['--format=ustar'], 'a'), 0, 124, '\x80\0\0\0\0\0\0\0\0\0\0\x10'),
  ],
  ['a size with a sign', /A size/, async () => edited(await good(['--format=ustar'], 'a'), 0, 124, '-0000000001\0')],
  [
    'an extended header that is too large',
    /extended header of the tar archive is too large/,
    async () => edited(await good(['--posix'], 'a'), 0, 124, '00010000000\0'),
  ],
  [
    'extended headers without end',
    /too many extended headers/,
    async () => {
      const [extended] = [(await good(['--posix'], 'a')).subarray(0, 1024)];
      return Buffer.concat(Array.from({ length: 100 }, () => extended));
    },
  ],
  ['no end', /no proper end/, async () => (await good(['--format=ustar'], 'a')).subarray(0, 1024)],
  ['half a file', /ends before/, async () => (await good(['--format=ustar'], 'a')).subarray(0, 520)],
  [
    'zeros without end behind it',
    /no proper end/,
    async () => Buffer.concat([await good(['--posix'], 'a'), zeros(64)]),
  ],
  ['bytes behind its end', /more than one file/, async () => Buffer.concat([await good(['--posix'], 'a'), GOOD])],
  ['a bomb of zeros', /not a tar archive/, () => zeros(64)],
  ['the archive without tar around it', /ends before/, () => GOOD],
  ['nothing', /ends before/, () => Buffer.alloc(0)],
])('refuses %s', async (_what, why, evil) => {
  await expect(read(await evil())).rejects.toThrow(why);
});
