import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';

/**
 * Index in /proc/self/stat, counted after the program's name, of the start of the initial environment (proc_pid_stat(5), field
 * 50).
 */
const ENV_START_FIELD = 47;

/**
 * Removes the environment from /proc/<pid>/environ. Otherwise every program of the same user could read its keys and passwords
 * while this process runs, whatever is deleted from `process.env`. The kernel shows the memory that initially contained the
 * variables. So each variable is set again, which moves it, and the initial memory is overwritten. Starting a new process
 * instead would take time, and the secrets would have to be passed to it. Must be called before any child is started.
 */
export function hideEnvironment(): void {
  try {
    overwrite(readFileSync('/proc/self/environ'), startOfEnvironment());
  } catch {
    // Not Linux, or a system that doesn't show a process its own memory. docs/threat-model.md describes the consequences.
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

/** The former memory of the variables that were moved. A value that is not UTF-8 stays, because moving would change it. */
function* setAnew(shown: Buffer): Generator<{ at: number; length: number }> {
  for (let at = 0; at < shown.length; ) {
    const end = shown.indexOf(0, at);
    const bytes = shown.subarray(at, end < 0 ? shown.length : end);
    const text = bytes.toString('utf8');
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name !== undefined && process.env[name] === value && Buffer.from(text).equals(bytes)) {
      // Deleted first, because a library may skip setting a value that is already right.
      delete process.env[name];
      process.env[name] = value;
      yield { at, length: bytes.length };
    }
    at += bytes.length + 1;
  }
}
