import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Opens all files that this process may open, then starts a program. */
const SCRIPT = `
import { openSync } from 'node:fs';
import { startChild } from './src/process/child.ts';
try { for (;;) openSync('/dev/null'); } catch {}
const spec = { file: '/bin/true', args: [], env: {}, stdin: 'pipe', stdout: 'pipe', signal: new AbortController().signal };
await startChild({ ...spec, scrub: (text) => text }).then(
  () => process._rawDebug('started'),
  ({ code, message }) => process._rawDebug(code + ' ' + message),
);
process.exit(0);
`;

describe('a machine that can start no more programs', () => {
  it('is told apart from a missing program', () => {
    const command = `ulimit -n 60; exec "$0" --input-type=module-typescript --eval "$1"`;
    const { stderr } = spawnSync('bash', ['-c', command, process.execPath, SCRIPT], { encoding: 'utf8' });
    expect(stderr).toMatch(
      /^MACHINE_LIMIT Can't start \/bin\/true: this process has too many open files \(EMFILE\)\.$/m,
    );
  });
});
