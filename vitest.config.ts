import { defineConfig } from 'vitest/config';

/**
 * Test files run as processes of their own, two at a time: they start servers, and CI has two cores. Limits leave room
 * for a slow machine; a test that needs more says so itself.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    // What a developer's shell says about AWS and PostgreSQL must not decide a test.
    env: {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
  },
});
