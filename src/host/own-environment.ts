import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';

/** Of /proc/self/stat, counted after the program's name: where the first environment begins (proc_pid_stat(5), field 50). */
const ENV_START_FIELD = 47;

/**
 * Takes the environment out of /proc/<pid>/environ, where every program of the same user could read the keys and passwords in it for
 * as long as we run, whatever is deleted from `process.env`. The kernel shows the memory in which it first laid the variables; so each
 * is set anew, which puts it elsewhere, and the first place is overwritten. Nothing is started anew, which would cost time and a
 * place to hand the secrets over by. To be called before any child is started.
 */
export function hideEnvironment(): void {
  try {
    overwrite(readFileSync('/proc/self/environ'), startOfEnvironment());
  } catch {
    // No Linux, or one that doesn't show a process its own memory: docs/threat-model.md says what that means.
  }
}

function startOfEnvironment(): number {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[ENV_START_FIELD]);
}

function overwrite(shown: Buffer, start: number): void {
  const memory = openSync('/proc/self/mem', 'r+');
  try {
    const found = Buffer.alloc(shown.length);
    readSync(memory, found, 0, found.length, start);
    if (!found.equals(shown)) return;
    for (const { at, length } of setAnew(shown)) writeSync(memory, Buffer.alloc(length), 0, length, start + at);
  } finally {
    closeSync(memory);
  }
}

/** Where the variables lay that now lie elsewhere. What is not UTF-8 would be changed by that and stays. */
function* setAnew(shown: Buffer): Generator<{ at: number; length: number }> {
  for (let at = 0; at < shown.length; ) {
    const end = shown.indexOf(0, at);
    const bytes = shown.subarray(at, end < 0 ? shown.length : end);
    const text = bytes.toString('utf8');
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name !== undefined && process.env[name] === value && Buffer.from(text).equals(bytes)) {
      // Not set in place: a library may keep what has the right value already.
      delete process.env[name];
      process.env[name] = value;
      yield { at, length: bytes.length };
    }
    at += bytes.length + 1;
  }
}
