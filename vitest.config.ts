import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute or more, the longest first. If one of them started last, cores would be idle. */
const LONG = [
  'contract/storage-sftp-faults',
  'integration/marker-table',
  'bundle/first-setup',
  'integration/page-in-browser',
  'integration/mysql-source-failures',
  'integration/marker-databases',
  'bundle/mysql',
  'contract/storage-rclone-faults',
  'integration/mysql9-ship',
  'integration/postgres-replace',
  'integration/mysql-source',
  'integration/locked-bucket',
  'integration/log-rounds',
  'integration/recovery-script-vectors',
  'integration/source-cut',
  'integration/mysql-ship',
  'bundle/alerts-of-every-mode',
  'integration/postgres-source-failures',
  'contract/engine-mysql',
  'integration/recovery-script',
  'integration/postgres-target',
  'integration/tunnel',
  'integration/hostile-limits',
  'integration/postgres-ship',
  'integration/postgres-managed',
  'integration/sandbox-limits',
  'integration/postgres-source-dump',
  'bundle/moments',
  'integration/postgres-pooler',
  'bundle/kills',
  'integration/mysql-target-swap',
  'integration/chains',
  'contract/engine-postgres',
  'contract/storage-azure-faults',
  'contract/storage-s3-faults',
  'bundle/sync',
  'bundle/recovery-by-hand',
  'integration/contained-clients',
  'integration/mysql-hostile',
  'integration/mysql-flaws',
  'contract/storage-gs-faults',
  'integration/check-destinations',
  'integration/postgres-round-trip',
  'integration/replicated-backup',
  'integration/mysql-target',
  'bundle/three-destinations',
  'integration/mysql-session',
  'contract/storage-rclone',
  'bundle/own-secrets',
  'bundle/end-to-end',
  'bundle/chains',
  'bundle/interruptions',
  'contract/engine-mariadb',
  'integration/sqlite-read-only',
  'integration/watch-sixty-days',
  'bundle/each-engine',
  'integration/cancelled-fleet',
  'integration/mysql-target-restore',
  'integration/postgres-search-path',
  'integration/moment-during-backup',
  'integration/postgres-replay',
  'integration/sqlite-target',
  'bundle/memory',
  'integration/canary-postgres',
  'integration/command-engine',
  'contract/storage-s3',
  'integration/sync-s3',
];

/** A process ends if the next file needs one of another project. */
const PROJECTS = ['real', 'unit'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification): number => {
      // They wait for locks most of the time, which costs nothing while others work. Their processes end with them.
      if (project.name === 'alone') return -1;
      const found = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return found === -1 ? LONG.length + PROJECTS.indexOf(project.name) : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** They replace a module, so each needs its own process: another file may have loaded it before (test/unit/test-limits.test.ts). */
const ALONE = [
  'test/unit/passphrase-bounds.test.ts',
  'test/integration/passphrase-trust.test.ts',
  'test/integration/mysql-locked.test.ts',
  'test/integration/postgres-locked.test.ts',
  'test/integration/ship-at-once.test.ts',
];
const UNIT = 'test/unit/**/*.test.ts';

/**
 * Starting a program copies the page tables of its parent. With 600 MB, which a process has after five test files, that takes 27 ms of
 * CPU time, and the tests start thousands of programs. So memory that was freed goes back to the system at once, which leaves two thirds.
 */
for (const name of ['MALLOC_TRIM_THRESHOLD_', 'MALLOC_MMAP_THRESHOLD_']) process.env[name] ??= String(128 * 1024);

/** Property tests have a fixed seed (test/support/property-seed.ts). A random one is the same for all of them, and printed. */
if (process.env['RESTORABLE_TEST_SEED'] === 'random') {
  process.env['RESTORABLE_TEST_SEED'] = String(randomInt(2 ** 31));
  console.log(`RESTORABLE_TEST_SEED=${process.env['RESTORABLE_TEST_SEED']}`);
}

/**
 * Test files run in parallel, five more than there are cores, because they spend half of their time waiting for servers and for
 * limits that must pass. One process runs test file after test file, because loading the program again for each costs two thirds of a
 * second. What a file changes in its process ends with the file (test/support/own-process.ts). The limits allow for a machine
 * that is ten times slower. A test that needs more sets its own limit.
 */
export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/own-process.ts', 'test/support/property-seed.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: availableParallelism() + 5,
    projects: [
      { extends: true, test: { name: 'unit', include: [UNIT], exclude: ALONE, isolate: false } },
      {
        extends: true,
        test: { name: 'real', include: ['test/**/*.test.ts'], exclude: ['test/unit/**', ...ALONE], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    pool: 'forks',
    // Most objects of a test are dead before 64 MB are full. With the default, 16 MB, a tenth more CPU time goes into moving them.
    // By default, V8 also collects the whole heap after each 64 MB of buffers, and whenever a test waits. Without that, the files
    // that store most take a quarter less CPU time.
    execArgv: [
      '--max-semi-space-size=64',
      '--external-memory-accounted-in-global-limit',
      '--no-memory-reducer',
      // It and the buffers double before the next collection. By default they may quadruple.
      '--heap-growing-percent=100',
    ],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 120_000,
    // The AWS and PostgreSQL settings of a developer's shell must not affect a test.
    env: {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
  },
});
