import { randomInt } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Identity } from './arguments.ts';

/** systemd's range for ids that are assigned only while a service runs (systemd.exec(5), DynamicUser). */
const FIRST_UID = 61_184;
const LAST_UID = 65_519;

/**
 * Chooses a user id that no account and no process uses, and writes its passwd files.
 * @param folder an existing folder that only our user can enter
 */
export async function makeIdentity(folder: string): Promise<Identity> {
  const used = new Set([...(await accountIds()), ...(await processIds())]);
  let uid = randomInt(FIRST_UID, LAST_UID + 1);
  while (used.has(uid)) uid = randomInt(FIRST_UID, LAST_UID + 1);
  const etc = join(folder, 'etc');
  await mkdir(etc, { mode: 0o755 });
  const files: Readonly<Record<string, string>> = {
    passwd: `root:x:0:0::/:/usr/sbin/nologin\ncontained:x:${uid}:${uid}::/tmp:/usr/sbin/nologin\n`,
    group: `root:x:0:\ncontained:x:${uid}:\n`,
    'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
    'nsswitch-dns.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(etc, name), text, { mode: 0o644 });
  return { uid, etc };
}

/** The machine's unprivileged account: without its own passwd file, initdb refuses a user id that has no account. */
export async function nobody(): Promise<number> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return Number(/^nobody:[^:]*:(\d+):/m.exec(text)?.[1] ?? 65_534);
}

async function accountIds(): Promise<number[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').map((line) => Number(line.split(':')[2]));
}

async function processIds(): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name));
  return Promise.all(
    pids.map((pid) =>
      stat(`/proc/${pid}`).then(
        ({ uid }) => uid,
        () => -1,
      ),
    ),
  );
}
