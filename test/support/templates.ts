import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

const VARIABLE = 'RESTORABLE_TEST_TEMPLATES';
/** Every user who runs the program may write there. */
export const COMPILED = 'compiled';

/**
 * Where this run keeps servers' data folders for copying, because a copy takes a tenth of the time. Outside vitest, there is
 * none.
 */
export function templatesFolder(): string | undefined {
  return process.env[VARIABLE];
}

/** For a host: the program's own servers of this run begin as copies of the first of their kind. */
export function emptyServers(): { readonly emptyServers?: () => Promise<string> } {
  const templates = templatesFolder();
  if (templates === undefined) return {};
  const path = join(templates, 'servers');
  return {
    emptyServers: async () => {
      await mkdir(path, { recursive: true, mode: 0o700 });
      return path;
    },
  };
}

/** For the global setup: test files start with this process's environment. */
export function setTemplatesFolder(path: string): void {
  process.env[VARIABLE] = path;
}

/** The variable for a Node.js process that starts the program often, in a folder of this run. */
export function compiledCode(): Readonly<Record<string, string>> {
  const templates = templatesFolder();
  return templates === undefined ? {} : { NODE_COMPILE_CACHE: join(templates, COMPILED) };
}
