import { keyName } from '../../../core/keys/key-name.ts';
import type { KeygenReport } from '../../facts/setup/keygen.ts';
import { plural } from '../../format.ts';
import { type Body, code, factsBlock, type Section } from '../document.ts';

export function keygenDocument({ error, keys, bundles }: KeygenReport): Body {
  if (error !== undefined) return { tone: 'bad', title: 'No keys were made', sentence: '', sections: [] };
  const isMade = keys.length > 0;
  return {
    tone: 'good',
    title: isMade ? `${plural(keys.length, 'key pair')} made` : `${plural(bundles.length, 'bundle')} written`,
    sentence: isMade
      ? 'The private recovery key is the only way to your data: keep it in a safe, never in the backup job.'
      : 'The keys are the same. Replace the secrets with the new lines.',
    sections: [...keys.map(keySection), ...bundles.map(bundleSection)],
  };
}

function keySection(key: KeygenReport['keys'][number]): Section {
  return {
    title: [`${key.role} key `, code(keyName(key))],
    blocks: [
      factsBlock(
        ['Fingerprint', code(key.fingerprint)],
        ['Public half', code(key.publicPath)],
        ['Private half', code(key.privatePath)],
        ['Where it belongs', key.belongs],
      ),
    ],
  };
}

function bundleSection({ role, path, variables, belongs }: KeygenReport['bundles'][number]): Section {
  return {
    title: [`Bundle of the ${role} job`],
    blocks: [
      factsBlock(
        ['File', code(path)],
        ['Storage credentials', variables.length === 0 ? 'none' : variables.join(', ')],
        ['Where it belongs', belongs],
      ),
    ],
  };
}
