// Generates action.yml from the tables of options and outputs: node scripts/write-action.ts. A test compares them.
import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { NOT_GIVEN } from '../src/action/inputs.ts';
import { OUTPUTS, type Output } from '../src/action/outputs.ts';
import { ACTION_MODES, isActionMode, MODES } from '../src/options/mode.ts';
import { OPTION_NAMES, OPTIONS } from '../src/options/options.ts';
import type { Option } from '../src/options/table/option.ts';

const HEADER =
  '# Written by scripts/write-action.ts from src/options/options.ts and src/action/outputs.ts: do not edit.\n';

/** The text of action.yml. */
export function actionYaml(): string {
  const inputs: Record<string, unknown> = {
    mode: { description: `What to do: ${ACTION_MODES.join(', ')}.`, required: true },
  };
  for (const name of OPTION_NAMES) {
    const option: Option = OPTIONS[name];
    const modes = option.modes.filter(isActionMode);
    if (modes.length === 0) continue;
    const description = `${option.description} (${modes.join(', ')})`;
    // No `required`: the runner does not enforce it, and it depends on the mode. The program checks.
    inputs[name] = { description, required: false, default: option.actionDefault ?? NOT_GIVEN };
  }
  const outputs = Object.fromEntries(
    Object.entries<Output>(OUTPUTS).map(([name, { modes, description }]) => [
      name,
      { description: modes.length === MODES.length ? description : `${description} (${modes.join(', ')})` },
    ]),
  );
  const action = {
    name: 'Restorable database backups',
    description: 'Encrypted database backups that prove they restore.',
    author: 'Restorable contributors',
    branding: { icon: 'database', color: 'green' },
    inputs,
    outputs,
    runs: { using: 'node24', main: 'dist/index.js', post: 'dist/post.js', 'post-if': 'always()' },
  };
  return HEADER + stringify(action, { lineWidth: 0 });
}

if (import.meta.main) writeFileSync(new URL('../action.yml', import.meta.url), actionYaml());
