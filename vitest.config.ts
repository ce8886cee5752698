import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute or so. Vitest goes by their size, and one of them begun last would leave a core idle. */
const LONG =
  /contract\/engine-(?:mysql|mariadb|postgres)|bundle\/(?:chains|kills|end-to-end|sync|interruptions|mysql)|integration\/(?:postgres-target|retention-scale|fleet-backup|mysql-hostile|copies)\.test/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/**
 * Test files run as processes of their own, three at a time: two left the two cores of CI idle for a third of the time,
 * waiting for servers and for what must take its time. Limits leave room for a machine that is ten times slower; a test that needs more
 * says so itself.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 300_000,
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
