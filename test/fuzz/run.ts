import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Find } from './harness/messages.ts';
import { watch } from './harness/watch.ts';
import { TARGETS } from './targets/index.ts';

/**
 * Fuzzing for any time: `npm run fuzz -- --minutes 10 [--target NAME]... [--seed N] [--input FILE]`. Each target runs for this
 * many minutes, one after the other. An input file is read instead of generated inputs. Finds are written to .fuzz/.
 */
const FINDS = join(import.meta.dirname, '..', '..', '.fuzz');
/** Limit on children of one target that are killed or die. */
const MOST_DEATHS = 20;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    target: { type: 'string', multiple: true },
    seed: { type: 'string' },
    input: { type: 'string', multiple: true, default: [] },
  },
});
const names = values.target ?? TARGETS.map(({ name }) => name);
const unknown = names.find((name) => !TARGETS.some((target) => target.name === name));
if (unknown !== undefined) {
  console.error(`There is no target ${unknown}. Targets: ${TARGETS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));

/** Writes an input to a file. @returns its path */
function save({ target, input }: Find): string {
  const bytes = Buffer.from(input, 'base64');
  const folder = join(FINDS, target);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, createHash('sha256').update(bytes).digest('hex').slice(0, 12));
  writeFileSync(path, bytes);
  return relative(process.cwd(), path);
}

async function fuzz(name: string, ms: number): Promise<number> {
  const finds = new Map<string, Find>();
  const add = (find: Find): void => {
    if (finds.has(find.kind)) return;
    finds.set(find.kind, find);
    console.log(`FIND ${name}: ${find.message}\n  seed ${find.seed}, input: ${save(find)}`);
  };
  const begun = performance.now();
  let cases = 0;
  for (let death = 0; death < MOST_DEATHS && performance.now() - begun < ms; death += 1) {
    const rest = ms - (performance.now() - begun);
    const from = (seed + death * 1_000_003) | 0;
    const order = { targets: [name], seed: from, ms: rest, inputs: values.input };
    const ending = await watch(order, (message) => {
      if (message.event === 'find') add(message);
    });
    cases += ending.cases;
    if (ending.dead !== undefined) add(ending.dead);
    else break;
  }
  const seconds = (performance.now() - begun) / 1_000;
  const pace = Math.round(cases / seconds);
  console.log(`${name}: ${cases} cases in ${Math.round(seconds)} s (${pace}/s), seed ${seed}, ${finds.size} finds`);
  return finds.size;
}

let found = 0;
for (const name of names) found += await fuzz(name, Number(values.minutes) * 60_000);
process.exitCode = found > 0 ? 1 : 0;
