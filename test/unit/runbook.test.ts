import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RUNBOOK_FILES } from '../../src/core/format/object-keys.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { RUNBOOK } from '../../src/repository/writing/runbook.ts';

const sourceOf = (file: string): Buffer =>
  readFileSync(new URL(`../../src/repository/writing/runbook/${file}`, import.meta.url));

describe('the files for recovery by hand next to the backups', () => {
  it.each(RUNBOOK_FILES.map((file, at) => [file, at] as const))('%s equals its source, byte for byte', (file, at) => {
    expect(RUNBOOK[at]).toEqual({ key: file, sha256: sha256Hex(sourceOf(file)) });
  });

  it('the page has no command that would end the shell that it is pasted into', () => {
    const blocks = [...String(sourceOf('RECOVERY-v1.md')).matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
      ([, block = '']) => block,
    );
    expect(blocks.length).toBeGreaterThan(15);
    for (const block of blocks) {
      if (block.startsWith('bash -eu')) expect(block).toMatch(/^bash -eu(?: -o pipefail)? <<'EOF'\n[\s\S]*\nEOF\n$/);
      else expect(block).not.toMatch(/^\s*(?:set|exit|exec)\b/m);
    }
  });
});
