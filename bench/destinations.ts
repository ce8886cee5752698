// Compares one destination with three at once: time and peak memory of a backup, alternating in one run. Folders, and an S3
// server (Ceph), an SSH server and a folder, all on this machine. Writes bench/results-destinations.md.
// Usage: npm run bench:destinations [-- --dataset narrow --megabytes 500 --rounds 3]
// Needs: Debian packages postgresql-client-15, openssh-server, ceph-mon, ceph-osd, ceph-common, radosgw, time.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { CreateBucketCommand, DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { startCeph } from '../test/support/ceph.ts';
import { startSshd } from '../test/support/sshd.ts';
import { DATASETS } from './datasets.ts';
import { type Contender, compete, ratioTable } from './measure.ts';
import { startPostgresBed } from './postgres.ts';

const { values } = parseArgs({
  options: {
    dataset: { type: 'string', default: 'narrow' },
    megabytes: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
  },
});
const dataset = DATASETS.find((name) => name === values.dataset);
if (dataset === undefined) throw new Error(`--dataset takes ${DATASETS.join(' or ')}`);
const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const node = process.execPath;
const folder = await mkdtemp(join(tmpdir(), 'bench-destinations-'));
const path = (name: string): string => join(folder, name);
const [bed, ceph, sshd] = await Promise.all([startPostgresBed(path), startCeph(), startSshd()]);
const credentials = { accessKeyId: ceph.accessKeyId, secretAccessKey: ceph.secretAccessKey };
const client = new S3Client({ endpoint: ceph.endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
const env = {
  ...bed.env,
  AWS_ACCESS_KEY_ID: ceph.accessKeyId,
  AWS_SECRET_ACCESS_KEY: ceph.secretAccessKey,
  SFTP_PRIVATE_KEY: sshd.privateKey,
};
const s3 = `s3://bench/?endpoint=${encodeURIComponent(ceph.endpoint)}`;
const sftp = sshd.url('bench');
const file = (name: string): string => `file:${path(name)}`;

/** The server keeps its objects in memory. */
async function emptyBucket(): Promise<void> {
  for (;;) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'bench' }));
    if (Contents.length === 0) return;
    const Objects = Contents.map(({ Key }) => ({ Key }));
    await client.send(new DeleteObjectsCommand({ Bucket: 'bench', Delete: { Objects } }));
  }
}

async function fresh(): Promise<void> {
  for (const name of ['one', 'two', 'three']) await rm(path(name), { recursive: true, force: true });
  await rm(join(sshd.folder, 'bench'), { recursive: true, force: true });
  await emptyBucket();
}

function backup(name: string, destinations: readonly string[], more = ''): Contender {
  const where = destinations.map((url) => `--destination '${url}'`).join(' ');
  const keys = `--encrypt-to ${path('keys/recovery.public.asc')} --runner-key ${path('keys/runner.private.asc')}`;
  const command = `${node} ${bundle} backup --database '${bed.urlOf('shop')}' --name shop ${where} ${keys} ${more}`;
  return { name, command, before: fresh };
}

try {
  await promisify(execFile)(node, [bundle, 'keygen', '--output', path('keys'), '--identity', 'bench@example.com']);
  await client.send(new CreateBucketCommand({ Bucket: 'bench' }));
  const megabytes = Number(values.megabytes);
  const rounds = Number(values.rounds);
  await bed.makeDatabase('shop', dataset, megabytes);
  const dumpBytes = await bed.prepareRestore('shop');
  const loadBefore = loadavg()[0] ?? 0;
  const three = [file('one'), file('two'), file('three')];
  const mixed = [s3, sftp, file('one')];
  const rows = await compete(
    [
      backup('one folder', [file('one')]),
      backup('three folders', three),
      backup('three folders, `min-copies: any`', three, '--min-copies any'),
      backup('three folders, `read-back: all`', three, '--read-back all'),
      backup('S3 alone', [s3]),
      backup('SFTP alone', [sftp]),
      backup('S3, SFTP and a folder', mixed),
      backup('S3, SFTP and a folder, `min-copies: 2`', mixed, '--min-copies 2'),
    ],
    rounds,
    env,
  );
  const cpu = cpus();
  const text = `# Benchmark results: three destinations against one

Made by \`npm run bench:destinations -- --dataset ${dataset} --megabytes ${megabytes} --rounds ${rounds}\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.
Machine: ${cpu.length} × ${cpu[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, with database and servers on the same machine (${bed.title}, dump of ${(dumpBytes / 1e6).toFixed(0)} MB, Ceph object
gateway, OpenSSH): what the servers spend is taken from the backup. Load of the machine before the first round: ${loadBefore.toFixed(1)}${loadBefore > 1 ? ', so other work ran beside it: the ratios of CPU time say more than those of wall time' : ''}.
Medians of ${rounds} rounds in turn, each a full backup into empty destinations; peak memory is the largest process of the command, and the largest of all rounds. CPU time is that of the command, dump tool included, without the servers.

${ratioTable('destinations', rows)}
`;
  await writeFile(new URL('./results-destinations.md', import.meta.url), text);
  console.log(text);
} finally {
  client.destroy();
  await Promise.all([bed.stop(), ceph.stop(), sshd.stop()]);
  await rm(folder, { recursive: true, force: true });
}
