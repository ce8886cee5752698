import type { CANCEL_SYMBOL } from '@clack/prompts';
import { RestorableError } from '../core/errors.ts';
import type { Prompter } from '../ports/prompter.ts';
import { visible } from '../report/render/visible.ts';

type Clack = typeof import('@clack/prompts');

/** Asks on the terminal's standard error: standard output is for results. The library is loaded with the first question. */
export function terminalPrompter(output: NodeJS.WriteStream, clear: () => void): Prompter {
  const asked = async <T>(ask: (clack: Clack) => Promise<T | typeof CANCEL_SYMBOL>): Promise<T> => {
    clear();
    const clack = await import('@clack/prompts');
    const answer = await ask(clack);
    if (clack.isCancel(answer)) throw leftByUser();
    return answer;
  };
  return {
    text: ({ message, placeholder, initial, isSecret, validate }) =>
      asked(async (clack) => {
        const check = (answer: string | undefined): string | undefined => validate?.(answer ?? initial ?? '');
        if (isSecret === true) return clack.password({ message, output, validate: check });
        return clack.text({
          message,
          output,
          validate: check,
          ...(placeholder !== undefined && { placeholder }),
          ...(initial !== undefined && { initialValue: initial }),
        });
      }),
    choose: <T extends string>(message: string, choices: Parameters<Prompter['choose']>[1], initial: T) =>
      asked<string>(async (clack) =>
        clack.select<string>({
          message,
          output,
          options: choices.map((choice) => ({ ...choice })),
          initialValue: initial,
        }),
      ) as Promise<T>,
    confirm: (message, initial) => asked(async (clack) => clack.confirm({ message, output, initialValue: initial })),
    show: async (title, text) => {
      clear();
      const lines = text.split('\n').map((line) => visible(line, 200));
      output.write(`${title}\n${lines.join('\n')}\n`);
    },
  };
}

function leftByUser(): RestorableError {
  return new RestorableError('CANCELLED', 'Cancelled before the end; nothing was changed.', {
    hint: 'Run it again to start over.',
  });
}
