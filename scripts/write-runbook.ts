/**
 * Generates src/repository/writing/runbook/files.ts, which adds the instructions and the script for recovery by hand to the
 * bundle, from the files in its folder: node scripts/write-runbook.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../src/repository/writing/runbook/', import.meta.url);
const output = new URL('files.ts', folder);

function asConstant(name: string, file: string): string {
  const lines = readFileSync(new URL(file, folder), 'utf8').split('\n');
  return `export const ${name} = [\n${lines.map((line) => `  ${JSON.stringify(line)},\n`).join('')}].join('\\n');\n`;
}

const text = `// Made by scripts/write-runbook.ts from the files beside it: change those.

/** RECOVERY-v1.md, byte for byte. */
${asConstant('PAGE', 'RECOVERY-v1.md')}
/** RECOVERY-v1.py, byte for byte. */
${asConstant('SCRIPT', 'RECOVERY-v1.py')}`;

if (!process.argv.includes('--check')) writeFileSync(output, text);
else if (readFileSync(output, 'utf8') !== text) {
  process.exitCode = 1;
  console.error(`${fileURLToPath(output)} is not what its sources make: run node scripts/write-runbook.ts`);
}
