import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { TARGETS } from '../targets/index.ts';
import { knownInputs } from './corpus.ts';
import { type Find, type Order, STATE_HEADER_BYTES } from './messages.ts';
import { smallest } from './minimize.ts';
import { inputsFor } from './mutations.ts';
import { DEFAULT_MEMORY_MIB, isExpected, type Read, type Target } from './target.ts';

/**
 * Runs targets in a separate process, watched by its parent: `child.ts ORDER`, an Order as JSON. Records each input before it
 * is read, so that the parent knows which one never ended or used all memory.
 */

const BATCH = 250;
const SLOW_MS = 2_000;
const SLOW_MS_PER_BYTE = 0.02;
const KIB_PER_MIB = 1024;

class Slow extends Error {
  override readonly name = 'Slow';
}

class Large extends Error {
  override readonly name = 'Large';
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
const peakMiB = (): number => process.resourceUsage().maxRSS / KIB_PER_MIB;

/** Reads the inputs of one target and evaluates each result. */
class Judge {
  cases = 0;
  readonly #read: Read;
  readonly #state: number;
  readonly #mostMiB: number;
  #wasLarge = false;

  constructor(read: Read, state: number, mostMiB: number) {
    this.#read = read;
    this.#state = state;
    this.#mostMiB = mostMiB;
  }

  /** @throws anything that is not a proper answer of the program */
  async judge(input: Buffer): Promise<void> {
    this.cases += 1;
    this.#write(input);
    const limitMs = SLOW_MS + SLOW_MS_PER_BYTE * input.length;
    if ((await this.#timed(input)) > limitMs) {
      // Once more, because it may have been the compiler or the collector.
      const ms = await this.#timed(input);
      if (ms > limitMs) throw new Slow(`${Math.round(ms)} ms of CPU for ${input.length} bytes`);
    }
    // The peak never decreases, so it is reported once.
    if (this.#wasLarge || peakMiB() <= this.#mostMiB) return;
    this.#wasLarge = true;
    throw new Large(`the peak of memory grew beyond ${Math.round(this.#mostMiB)} MiB`);
  }

  async #timed(input: Buffer): Promise<number> {
    const before = cpuMs();
    try {
      // A copy, so that a reader that keeps the caller's memory is detected by the comparison of pieces.
      await this.#read(input);
    } catch (thrown) {
      if (!isExpected(thrown)) throw thrown;
    }
    return cpuMs() - before;
  }

  #write(input: Buffer): void {
    const record = Buffer.alloc(STATE_HEADER_BYTES + input.length);
    record.writeDoubleLE(this.cases, 0);
    record.writeUInt32LE(input.length, 8);
    record.set(input, STATE_HEADER_BYTES);
    writeSync(this.#state, record, 0, record.length, 0);
  }
}

async function runTarget(target: Target, order: Order, state: number): Promise<void> {
  const read = await target.open();
  const seeds = await target.seeds();
  const known = knownInputs(target.name);
  for (const seed of seeds) {
    try {
      await read(Buffer.from(seed));
    } catch (thrown) {
      if (!isExpected(thrown)) throw new Error(`${target.name}: a seed is no good input`, { cause: thrown });
    }
  }
  const judge = new Judge(read, state, peakMiB() + (target.memoryMiB ?? DEFAULT_MEMORY_MIB));
  const told = new Set<string>();
  const given = order.inputs.map((path) => readFileSync(path));
  const begun = performance.now();
  const deadline = begun + (order.ms ?? Number.POSITIVE_INFINITY);
  for (const input of given.length > 0 ? given : known) await tell(judge, target, input, order.seed, told);
  const most = given.length > 0 ? 0 : (order.cases ?? Number.POSITIVE_INFINITY);
  const inputs = inputsFor(target, [...seeds, ...known]);
  for (let batch = 0; batch * BATCH < most && performance.now() < deadline; batch += 1) {
    const seed = (order.seed + batch) | 0;
    const numRuns = Math.min(BATCH, most - batch * BATCH);
    await runBatch(judge, target, inputs, { seed, numRuns }, told);
    // Readers that don't wait would never let the process free what it frees between two of its tasks.
    await setImmediate();
  }
  emit({ event: 'done', target: target.name, cases: judge.cases, ms: performance.now() - begun });
}

async function runBatch(
  judge: Judge,
  target: Target,
  inputs: fc.Arbitrary<Buffer>,
  run: { readonly seed: number; readonly numRuns: number },
  told: Set<string>,
): Promise<void> {
  const property = fc.asyncProperty(inputs, async (input) => {
    try {
      await judge.judge(input);
    } catch (thrown) {
      // Already reported. There may be more after it.
      if (!told.has(signatureOf(thrown))) throw thrown;
    }
  });
  const { failed, counterexample } = await fc.check(property, { ...run, interruptAfterTimeLimit: 60_000 });
  const [input] = counterexample ?? [];
  if (failed && input !== undefined) await tell(judge, target, input, run.seed, told);
}

/** Evaluates one input and reports what is wrong, with the shortest input that shows it. */
async function tell(judge: Judge, target: Target, input: Buffer, seed: number, told: Set<string>): Promise<void> {
  const problem = await problemOf(judge, input);
  if (problem === undefined) return;
  const signature = signatureOf(problem);
  if (told.has(signature)) return;
  told.add(signature);
  const same = async (shorter: Buffer): Promise<boolean> => {
    const other = await problemOf(judge, shorter);
    return other !== undefined && signatureOf(other) === signature;
  };
  const isCheap = !(problem instanceof Slow || problem instanceof Large);
  const least = isCheap ? await smallest(input, same) : input;
  const message = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  emit({ event: 'find', target: target.name, kind: signature, message, seed, input: least.toString('base64') });
}

async function problemOf(judge: Judge, input: Buffer): Promise<unknown> {
  try {
    await judge.judge(input);
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

/** What distinguishes one defect from another: the error's kind and its location in the program. */
function signatureOf(thrown: unknown): string {
  if (thrown instanceof Slow || thrown instanceof Large) return thrown.name;
  if (!(thrown instanceof Error)) return String(thrown);
  const place = /\/src\/[^\s)]+?:\d+/.exec(thrown.stack ?? '')?.[0] ?? '';
  return `${thrown.name}: ${thrown.message.slice(0, 80)} ${place}`;
}

function emit(message: Find | { event: 'done'; target: string; cases: number; ms: number }): void {
  writeSync(1, `${JSON.stringify(message)}\n`);
}

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const state = openSync(order.state, 'w+');
for (const name of order.targets) {
  const target = TARGETS.find((each) => each.name === name);
  if (target === undefined) throw new RangeError(`no target ${name}`);
  await runTarget(target, order, state);
}
closeSync(state);
