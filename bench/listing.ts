// Lists many backups of a real S3 server (Ceph) on this machine: the listing of their names alone, `list` and `status`, each without
// and with the cache of records, alternating in one run. Writes bench/results-listing.md.
// Usage: npm run bench:listing [-- --backups 10000 --rounds 3 --before FOLDER-OF-AN-OLDER-BUNDLE]
// Needs: Debian packages ceph-mon, ceph-osd, ceph-common, radosgw, time.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { serializeManifest } from '../src/core/format/manifest/manifest.ts';
import { objectKeys } from '../src/core/format/object-keys.ts';
import { mapAhead, upTo } from '../src/repository/reading/read-ahead.ts';
import { startCeph } from '../test/support/ceph.ts';
import { MemoryStorage } from '../test/support/memory-storage.ts';
import { putObjects, SHOP } from '../test/support/stored-backup.ts';
import { type Contender, compete, measure, ratioTable } from './measure.ts';

const { values } = parseArgs({
  options: {
    backups: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    before: { type: 'string' },
  },
});
const backups = Number(values.backups);
const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'bench-listing-'));
const ceph = await startCeph();
const credentials = { accessKeyId: ceph.accessKeyId, secretAccessKey: ceph.secretAccessKey };
const client = new S3Client({ endpoint: ceph.endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
const url = `s3://bench/?endpoint=${encodeURIComponent(ceph.endpoint)}`;
const env = {
  AWS_ACCESS_KEY_ID: ceph.accessKeyId,
  AWS_SECRET_ACCESS_KEY: ceph.secretAccessKey,
  XDG_CACHE_HOME: join(folder, 'cache'),
};

/** One a day. Only the manifests: no list of backups reads anything else of them. */
async function fill(): Promise<void> {
  await client.send(new CreateBucketCommand({ Bucket: 'bench' }));
  const put = async (day: number): Promise<void> => {
    const manifest = await putObjects(new MemoryStorage(), { at: new Date(Date.UTC(2000, 0, day, 2)) });
    const Body = serializeManifest(manifest);
    await client.send(new PutObjectCommand({ Bucket: 'bench', Key: objectKeys(SHOP).manifest(manifest.id), Body }));
  };
  for await (const _ of mapAhead(upTo(backups), 16, put));
}

/** The requests that nothing can do without, by the same client. */
const LISTING = `
  import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
  const client = new S3Client({ endpoint: '${ceph.endpoint}', region: 'us-east-1', forcePathStyle: true });
  for (let ContinuationToken, more = true; more; ) {
    const page = await client.send(new ListObjectsV2Command({ Bucket: 'bench', Prefix: 'shop/manifests/', ContinuationToken }));
    ContinuationToken = page.NextContinuationToken;
    more = page.IsTruncated;
  }
  client.destroy();`;

function command(mode: string, more: string, program = bundle): string {
  // Backups of 2000 are old, which is a finding: code 1.
  return `${process.execPath} ${program} ${mode} --name shop --destination '${url}' ${more} >/dev/null 2>&1 || test $? -eq 1`;
}

function contenders(): Contender[] {
  const script = join(fileURLToPath(new URL('..', import.meta.url)), 'node_modules', '.bench-listing.mjs');
  const { before } = values;
  return [
    { name: 'the listing alone', command: `${process.execPath} ${script}`, before: () => writeFile(script, LISTING) },
    ...(before === undefined
      ? []
      : ['list', 'status'].map((mode) => ({
          name: `\`${mode}\` before`,
          command: command(mode, '', join(before, 'index.js')),
        }))),
    ...['list', 'status'].flatMap((mode) => [
      { name: `\`${mode}\`, \`cache: off\``, command: command(mode, '--cache off') },
      { name: `\`${mode}\``, command: command(mode, '') },
    ]),
  ];
}

try {
  await fill();
  await measure(command('list', ''), env);
  const load = loadavg()[0] ?? 0;
  const rows = await compete(contenders(), Number(values.rounds), env);
  const text = `# Benchmark results: listing many backups

Made by \`npm run bench:listing -- --backups ${backups} --rounds ${values.rounds}\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.
Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, with the server (Ceph object gateway) on the same machine.
Load of the machine before the first round: ${load.toFixed(1)}${load > 1 ? ', so other work ran beside it: the ratios of CPU time say more than those of wall time' : ''}.
Medians of ${values.rounds} rounds in turn. CPU time is that of the command, without the server. The cache was filled before.

${ratioTable('what', rows)}
`;
  await writeFile(new URL('./results-listing.md', import.meta.url), text);
  console.log(text);
} finally {
  client.destroy();
  await ceph.stop();
  await rm(folder, { recursive: true, force: true });
}
