import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A PATH whose bubblewrap fails as on a machine that forbids namespaces. */
export async function pathWithRefusingBwrap(folder: string): Promise<string> {
  const bin = join(folder, 'refusing');
  await mkdir(bin, { mode: 0o755 });
  const script = `#!/bin/sh
[ "$1" = --version ] && { echo 'bubblewrap 0.9.0'; exit 0; }
echo 'bwrap: setting up uid map: Permission denied' >&2
exit 1
`;
  await writeFile(join(bin, 'bwrap'), script, { mode: 0o755 });
  return `${bin}:${process.env['PATH']}`;
}
