import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePortRange } from './ports.ts';

const run = promisify(execFile);
const START_LIMIT_MS = 600_000;

interface CephAccount {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface CephAddress extends CephAccount {
  readonly endpoint: string;
  /** Keys of another user, who has no access to the first one's buckets. */
  readonly second: CephAccount;
}

export interface Ceph extends CephAddress {
  stop(): Promise<void>;
}

/** Programs of a newer release. They are unpacked first if they are missing. */
export async function currentCeph(): Promise<CurrentCeph> {
  const script = fileURLToPath(new URL('../../scripts/test-parts/ceph-current.sh', import.meta.url));
  return { folder: (await run('sh', [script])).stdout.trim() };
}

/** Programs of a newer release, as scripts/test-parts/ceph-current.sh provides them. `ceph` itself is the machine's. */
export interface CurrentCeph {
  readonly folder: string;
}

/**
 * Starts a real S3 server: a Ceph Object Gateway on one monitor and one object store in memory, all on loopback and in the
 * foreground, so that each is stopped by its pid. Takes about 14 s. `setpriv` makes them end with this process.
 */
export async function startCeph(current?: CurrentCeph): Promise<Ceph> {
  const folder = await mkdtemp(join(tmpdir(), 'ceph-'));
  const base = await freePortRange(24);
  const configuration = join(folder, 'ceph.conf');
  const env = { PATH: process.env['PATH'] ?? '', CEPH_CONF: configuration, CEPH_ARGS: `--conf ${configuration}` };
  const children: ChildProcess[] = [];
  const programOf = (name: string): string =>
    current === undefined || name === 'ceph' ? name : join(current.folder, 'bin', name);
  const start = (name: string, ...args: string[]): void => {
    children.push(
      spawn('setpriv', ['--pdeathsig', 'SIGKILL', programOf(name), '-f', ...args], { env, stdio: 'ignore' }),
    );
  };
  const stop = async (): Promise<void> => {
    for (const child of children.reverse()) await stopChild(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const fsid = randomUUID();
    for (const name of ['mon', 'osd', 'run', 'log']) await mkdir(join(folder, name));
    await writeFile(configuration, configurationOf(folder, fsid, base) + pluginsOf(current));
    const map = join(folder, 'monmap');
    const ceph = (file: string, ...args: string[]) => run(programOf(file), args, { env, timeout: START_LIMIT_MS });
    await ceph('monmaptool', '--create', '--clobber', '--addv', 'a', `[v2:127.0.0.1:${base}]`, '--fsid', fsid, map);
    await ceph('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map);
    start('ceph-mon', '-i', 'a');
    const osd = randomUUID();
    await ceph('ceph', 'osd', 'new', osd);
    await ceph('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osd);
    start('ceph-osd', '-i', '0');
    await until('the object store', async () => (await ceph('ceph', 'osd', 'stat')).stdout.includes('1 up'));
    start('radosgw', '-n', 'client.rgw');
    const endpoint = `http://127.0.0.1:${base + 1}`;
    await until('the gateway', async () => (await fetch(endpoint)).status > 0);
    const makeUser = async (name: string): Promise<CephAccount> => {
      const account = { accessKeyId: name, secretAccessKey: `${name}${name}` };
      const keys = [`--access-key=${account.accessKeyId}`, `--secret=${account.secretAccessKey}`];
      await ceph('radosgw-admin', 'user', 'create', `--uid=${name}`, `--display-name=${name}`, ...keys);
      return account;
    };
    return { endpoint, ...(await makeUser('test')), second: await makeUser('second'), stop };
  } catch (error) {
    const log = await readFile(join(folder, 'log', 'ceph-client.rgw.log'), 'utf8').catch(() => '');
    await stop();
    throw new Error(`Ceph did not start; scripts/install-test-parts.sh installs it. ${log.slice(-2_000)}`, {
      cause: error,
    });
  }
}

/** Where the daemons of another release find their libraries. Otherwise they would use this machine's. */
function pluginsOf(current: CurrentCeph | undefined): string {
  if (current === undefined) return '';
  const libraries = join(current.folder, 'root/usr/lib/x86_64-linux-gnu');
  return `[global]
plugin_dir = ${libraries}/ceph
erasure_code_dir = ${libraries}/ceph/erasure-code
osd_class_dir = ${libraries}/rados-classes
`;
}

async function until(what: string, isReady: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isReady().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`${what} of Ceph is not ready after ${START_LIMIT_MS / 1000} s`);
    await sleep(100);
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

function configurationOf(folder: string, fsid: string, base: number): string {
  return `[global]
fsid = ${fsid}
mon_host = v2:127.0.0.1:${base}
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_port_min = ${base + 2}
ms_bind_port_max = ${base + 23}
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
osd_crush_chooseleaf_type = 0
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pgp_num = 4
osd_pool_default_pg_autoscale_mode = off
mon_allow_pool_size_one = true
mon_warn_on_pool_no_redundancy = false
mon_max_pg_per_osd = 2000
mon_data_avail_crit = 1
mon_data_avail_warn = 2
run_dir = ${folder}/run
admin_socket = ${folder}/run/$cluster-$name.asok
pid_file = ${folder}/run/$name.pid
log_file = ${folder}/log/$cluster-$name.log
crash_dir = ${folder}/log
osd_objectstore = memstore
memstore_device_bytes = 2147483648
osd_data = ${folder}/osd
mon_data = ${folder}/mon
osd_memory_target = 939524096
osd_max_object_name_len = 2048
osd_numa_auto_affinity = false
[mon.a]
mon_initial_members = a
[osd]
osd_class_load_list = *
osd_class_default_list = *
osd_crush_initial_weight = 1
[client.rgw]
# Without crc mode the gateway waits 300 s for an authenticated monitor.
ms_mon_client_mode = crc
rgw_frontends = beast endpoint=127.0.0.1:${base + 1}
rgw_thread_pool_size = 16
# Pages of a tenth of the usual, so that a few hundred objects are several.
rgw_max_listing_results = 100
rgw_enable_usage_log = false
rgw_run_sync_thread = false
rgw_crypt_require_ssl = false
rgw_dns_name = localhost
`;
}
