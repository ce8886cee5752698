import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute or more, the longest first: one of them begun last would leave cores idle. */
const LONG = [
  ...[
    'contract/engine-mysql',
    'bundle/chains',
    'integration/source-cut',
    'integration/mysql-target-failures',
    'bundle/end-to-end',
    'contract/storage-rclone-faults',
    'bundle/kills',
    'integration/hostile-limits',
  ],
  ...[
    'bundle/interruptions',
    'integration/postgres-target',
    'integration/mysql-target',
    'integration/mysql-target-swap',
  ],
  ...['integration/locked-bucket', 'integration/mysql-source', 'bundle/sync'],
  ...['integration/retention-scale', 'contract/engine-mariadb', 'contract/storage-sftp-faults', 'bundle/mysql'],
  ...['integration/mysql-hostile', 'bundle/three-destinations', 'integration/sync-crash', 'integration/sync-s3'],
  ...[
    'contract/storage-rclone',
    'integration/replicated-backup',
    'contract/engine-postgres',
    'contract/engine-command',
  ],
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

/** It changes a built-in module. */
const ALONE = 'test/unit/passphrase-bounds.test.ts';
const UNIT = 'test/unit/**/*.test.ts';

/**
 * Test files run side by side, two more than there are cores: they spend half of their time waiting for servers and for what
 * must take its time. One process takes unit test after unit test, because loading the program anew for each cost a third of
 * them. Limits leave room for a machine that is ten times slower; a test that needs more says so itself.
 */
export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/own-variables.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: availableParallelism() + 2,
    projects: [
      { extends: true, test: { name: 'unit', include: [UNIT], exclude: [ALONE], isolate: false } },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['test/**/*.test.ts', ALONE],
          exclude: ['test/unit/!(passphrase-bounds).test.ts'],
        },
      },
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
