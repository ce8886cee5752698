import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Find, Message, Order } from './messages.ts';
import { STATE_HEADER_BYTES } from './messages.ts';

/** CPU time for one input before it counts as endless, because machines differ in how much of a core they give. */
const HANG_CPU_MS = 20_000;
const LOOK_EVERY_MS = 500;
const HEAP_MIB = 128;
const MOST_WORDS = 8_192;

const CHILD = join(import.meta.dirname, 'child.ts');

type Wanted = Omit<Order, 'state' | 'inputs'> & Partial<Pick<Order, 'inputs'>>;

/** How a child ended. `dead`: what it was reading when it was killed or died. */
export interface Ending {
  readonly cases: number;
  readonly dead: Find | undefined;
}

/** Runs a child, and ends it if one input is endless. @param onMessage receives its output as it arrives */
export async function watch(wanted: Wanted, onMessage: (message: Message) => void): Promise<Ending> {
  const folder = mkdtempSync(join(tmpdir(), 'restorable-fuzz-'));
  const state = join(folder, 'state');
  writeFileSync(state, '');
  const order: Order = { inputs: [], ...wanted, state };
  try {
    return await follow(order, onMessage);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function follow(order: Order, onMessage: (message: Message) => void): Promise<Ending> {
  const flags = [`--max-old-space-size=${HEAP_MIB}`, '--disable-warning=ExperimentalWarning', CHILD];
  const child = spawn(process.execPath, [...flags, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.on('data', (text: Buffer) => {
    words = (words + text.toString()).slice(-MOST_WORDS);
  });
  let target = order.targets[0] ?? '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line) as Message;
    if (message.event === 'done') target = order.targets[order.targets.indexOf(message.target) + 1] ?? '';
    onMessage(message);
  });
  let hung = false;
  const watchdog = new Watchdog(child.pid ?? 0, order.state);
  const timer = setInterval(() => {
    if (!watchdog.hasNoEnd()) return;
    hung = true;
    child.kill('SIGKILL');
  }, LOOK_EVERY_MS);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(timer);
  const { cases, input } = stateOf(order.state);
  if (code === 0) return { cases, dead: undefined };
  const kind = hung ? 'Hang' : 'Death';
  const message = hung ? `no end after ${HANG_CPU_MS} ms of CPU` : `the process ended with ${code}: ${words}`;
  return { cases, dead: { event: 'find', target, kind, message, seed: order.seed, input } };
}

/** Detects that a process spends its time on one and the same input. */
class Watchdog {
  readonly #pid: number;
  readonly #state: string;
  #case = -1;
  #sinceCpuMs = 0;

  constructor(pid: number, state: string) {
    this.#pid = pid;
    this.#state = state;
  }

  hasNoEnd(): boolean {
    const now = cpuMsOf(this.#pid);
    const { cases } = stateOf(this.#state);
    if (cases !== this.#case) {
      this.#case = cases;
      this.#sinceCpuMs = now;
    }
    return cases > 0 && now - this.#sinceCpuMs > HANG_CPU_MS;
  }
}

/** User and system time of a process (proc(5), fields 14 and 15, in hundredths of a second). */
function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

function stateOf(path: string): { cases: number; input: string } {
  const bytes = readFileSync(path);
  if (bytes.length < STATE_HEADER_BYTES) return { cases: 0, input: '' };
  const input = bytes.subarray(STATE_HEADER_BYTES, STATE_HEADER_BYTES + bytes.readUInt32LE(8));
  return { cases: bytes.readDoubleLE(0), input: input.toString('base64') };
}
