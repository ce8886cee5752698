const VARIABLE = 'RESTORABLE_TEST_TEMPLATES';

/**
 * Where this run keeps servers' data folders for copying, because a copy takes a tenth of the time. Outside vitest, there is
 * none.
 */
export function templatesFolder(): string | undefined {
  return process.env[VARIABLE];
}

/** For the global setup: test files start with this process's environment. */
export function setTemplatesFolder(path: string): void {
  process.env[VARIABLE] = path;
}
