import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute or more, the longest first: one of them begun last would leave cores idle. */
const LONG = [
  'integration/postgres-managed',
  'contract/engine-mysql',
  'bundle/chains',
  'integration/hostile-limits',
  'integration/postgres-search-path',
  'contract/engine-postgres',
  'integration/mysql-flaws',
  'integration/mysql-source-failures',
  'integration/mysql-hostile',
  'bundle/inputs',
  'bundle/end-to-end',
  'integration/source-cut',
  'bundle/mysql',
  'integration/stored-lies',
  'contract/storage-rclone-faults',
  'bundle/memory',
  'integration/sandbox-limits',
  'integration/postgres-round-trip',
  'integration/postgres-source-failures',
  'integration/postgres-target',
  'integration/mysql-target-failures',
  'contract/engine-mariadb',
  'integration/tunnel',
  'integration/replicated-backup',
  'contract/storage-sftp-faults',
  'bundle/interruptions',
  'integration/mysql-target-restore',
  'integration/mysql-target',
  'integration/canary-others',
  'integration/locked-bucket',
  'contract/storage-azure-faults',
  'integration/canary-postgres',
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

/** They replace a built-in module, so each has a process of its own. */
const ALONE = ['test/unit/passphrase-bounds.test.ts', 'test/integration/passphrase-trust.test.ts'];
const UNIT = 'test/unit/**/*.test.ts';

/**
 * Test files run side by side, two more than there are cores: they spend half of their time waiting for servers and for what
 * must take its time. One process takes test file after test file, because loading the program anew for each costs two thirds
 * of a second; what a file changes of its process ends with it (test/support/own-process.ts). Limits leave room for a machine
 * that is ten times slower; a test that needs more says so itself.
 */
export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/own-process.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: availableParallelism() + 2,
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
    // What a developer's shell says about AWS and PostgreSQL must not decide a test.
    env: {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
  },
});
