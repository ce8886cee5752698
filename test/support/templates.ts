const VARIABLE = 'RESTORABLE_TEST_TEMPLATES';

/** Where this run keeps data folders of servers to copy, since a copy costs a tenth of making one; outside vitest none. */
export function templatesFolder(): string | undefined {
  return process.env[VARIABLE];
}

/** For the global setup: test files are started with this process's environment. */
export function setTemplatesFolder(path: string): void {
  process.env[VARIABLE] = path;
}
