import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute or more, the longest first. If one of them started last, cores would be idle. */
const LONG = [
  'bundle/chains',
  'contract/engine-mysql',
  'integration/hostile-limits',
  'integration/mysql-target-swap',
  'integration/mysql-target',
  'integration/mysql-target-failures',
  'contract/engine-mariadb',
  'integration/postgres-search-path',
  'integration/postgres-target',
  'integration/mysql-source-failures',
  'contract/storage-rclone-faults',
  'bundle/first-setup',
  'bundle/end-to-end',
  'contract/engine-postgres',
  'integration/locked-bucket',
  'bundle/sync',
  'integration/postgres-managed',
  'bundle/inputs',
  'integration/mysql-hostile',
  'bundle/mysql',
  'integration/source-cut',
  'bundle/kills',
  'bundle/each-engine',
  'integration/tunnel',
  'integration/recovery-script-vectors',
  'integration/recovery-script',
  'contract/storage-sftp-faults',
  'integration/d1-wrangler',
  'integration/mysql-session',
  'bundle/dump-lies',
  'integration/mysql-source',
  'integration/sandbox-missing',
  'integration/replicated-backup',
  'contract/storage-rclone',
  'integration/sqlite-read-only',
  'integration/contained-clients',
  'bundle/three-destinations',
  'integration/mysql-flaws',
  'integration/run-cache',
  'integration/postgres-round-trip',
  'bundle/interruptions',
  'bundle/memory',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return found === -1 ? LONG.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** They replace a built-in module, so each needs its own process. */
const ALONE = ['test/unit/passphrase-bounds.test.ts', 'test/integration/passphrase-trust.test.ts'];
const UNIT = 'test/unit/**/*.test.ts';

/**
 * Test files run in parallel, three more than there are cores, because they spend half of their time waiting for servers and for
 * limits that must pass. One process runs test file after test file, because loading the program again for each costs two thirds of a
 * second. What a file changes in its process ends with the file (test/support/own-process.ts). The limits allow for a machine
 * that is ten times slower. A test that needs more sets its own limit.
 */
export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/own-process.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: availableParallelism() + 3,
    projects: [
      { extends: true, test: { name: 'unit', include: [UNIT], exclude: ALONE, isolate: false } },
      {
        extends: true,
        test: { name: 'real', include: ['test/**/*.test.ts'], exclude: ['test/unit/**', ...ALONE], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    pool: 'forks',
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
