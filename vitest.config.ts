import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute or more, the longest first. If one of them started last, cores would be idle. */
const LONG = [
  'bundle/chains',
  'contract/engine-mysql',
  'integration/hostile-limits',
  'integration/mysql-target-swap',
  'integration/postgres-target',
  'integration/postgres-search-path',
  'integration/mysql-source',
  'integration/postgres-managed',
  'contract/storage-rclone-faults',
  'integration/locked-bucket',
  'integration/mysql-target-failures',
  'bundle/first-setup',
  'bundle/end-to-end',
  'integration/mysql-hostile',
  'contract/engine-postgres',
  'bundle/sync',
  'integration/recovery-script-vectors',
  'bundle/inputs',
  'integration/source-cut',
  'bundle/mysql',
  'integration/mysql-target',
  'bundle/kills',
  'bundle/each-engine',
  'contract/engine-mariadb',
  'integration/replicated-backup',
  'integration/mysql-source-failures',
  'integration/tunnel',
  'integration/mysql-flaws',
  'integration/d1-wrangler',
  'bundle/dump-lies',
  'integration/recovery-script',
  'contract/storage-sftp-faults',
  'contract/storage-rclone',
  'integration/mysql-session',
  'integration/sandbox-missing',
  'integration/sqlite-read-only',
  'bundle/three-destinations',
  'integration/contained-clients',
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
