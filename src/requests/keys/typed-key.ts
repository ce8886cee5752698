import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { RestorableError } from '../../core/errors.ts';
import type { Unlock } from '../../core/keys/key-material.ts';
import { Secret, withoutLineEnd } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import type { Prompter } from '../../ports/prompter.ts';
import { readPrivateKeys } from './keys.ts';

/** The inputs of a workflow that a person fills in. Nothing else is read of the event. */
const eventSchema = z.object({
  inputs: z.object({
    'recovery-key': z.string().optional(),
    'recovery-key-passphrase': z.string().optional(),
    passphrase: z.string().optional(),
  }),
});
const EVENT_MAX_BYTES = 1024 * 1024;

/**
 * The key that a person brings: typed on a terminal, or into the form of a workflow started by hand. The form is read from the event,
 * where no stored secret can be.
 * @throws {RestorableError} KEY_MISSING, KEY_INVALID, FILE_UNREADABLE, CANCELLED
 */
export async function askForKey(host: Host): Promise<Unlock> {
  const mask = (secret: Secret): void => host.mask(secret);
  if (host.prompter !== undefined) return askOnTerminal(host.prompter, mask);
  const { 'recovery-key': key, 'recovery-key-passphrase': ofKey, passphrase } = inputsOf(host);
  if (ofKey) mask(new Secret(ofKey));
  if (key) return unlockedBy(key, ofKey, mask);
  if (passphrase) return byPassphrase(passphrase, mask);
  throw new RestorableError(
    'KEY_MISSING',
    'The key was not typed in: this run has neither a terminal nor the form of a workflow.',
    {
      hint: 'Run it on a terminal, or by `workflow_dispatch` with the input `recovery-key` or `passphrase` (docs/drill.md).',
    },
  );
}

async function askOnTerminal(prompter: Prompter, mask: (secret: Secret) => void): Promise<Unlock> {
  const kinds = [
    { value: 'key', label: 'A private recovery key' },
    { value: 'passphrase', label: 'A passphrase, without a key' },
  ] as const;
  const kind = await prompter.choose<'key' | 'passphrase'>('What did you take from the safe?', kinds, 'key');
  if (kind === 'passphrase') {
    return byPassphrase(await prompter.text({ message: 'The passphrase of the backups', isSecret: true }), mask);
  }
  const message = 'The file with the key (recovery.private.asc), or the key itself in one line';
  // On a terminal, a key that is pasted would be shown.
  const key = await prompter.text({
    message,
    isSecret: true,
    validate: (answer) => (answer.trim() === '' ? 'Type the key, or the path of its file.' : undefined),
  });
  const ofKey = await prompter.text({ message: 'The passphrase of the key (empty if it has none)', isSecret: true });
  return unlockedBy(key.trim(), ofKey, mask);
}

function unlockedBy(key: string, passphrase: string | undefined, mask: (secret: Secret) => void): Unlock {
  mask(new Secret(key));
  return { kind: 'keys', keys: readPrivateKeys('recovery-key', key, passphrase || undefined, mask) };
}

function byPassphrase(text: string, mask: (secret: Secret) => void): Unlock {
  const passphrase = new Secret(withoutLineEnd(text));
  mask(passphrase);
  return { kind: 'passphrase', passphrase };
}

/** @throws {RestorableError} KEY_MISSING if the form can't be read */
function inputsOf({ env }: Host): z.infer<typeof eventSchema>['inputs'] {
  const path = env['GITHUB_EVENT_PATH'];
  if (env['GITHUB_EVENT_NAME'] !== 'workflow_dispatch' || path === undefined) return {};
  try {
    const text = readFileSync(path, 'utf8');
    if (text.length > EVENT_MAX_BYTES) return {};
    return eventSchema.parse(JSON.parse(text)).inputs;
  } catch (cause) {
    throw new RestorableError('KEY_MISSING', 'The form of the workflow could not be read.', {
      hint: 'Start the workflow by hand (`workflow_dispatch`), with the input `recovery-key` or `passphrase`.',
      // Its message may quote the form.
      cause: cause instanceof Error ? cause.name : undefined,
    });
  }
}
