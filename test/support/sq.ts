import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../../scripts/test-parts/sq.sh', import.meta.url));

/** Folder of Debian 13's `sq`, which reads RFC 9580. Unpacked on first use. */
export async function sqFolder(): Promise<string> {
  const { stdout } = await run('sh', [script]);
  return stdout.trim();
}
