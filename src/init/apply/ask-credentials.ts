import { Secret } from '../../core/secret.ts';
import type { InitRequest } from '../../options/request/setup.ts';
import type { SetupContext } from '../dependencies.ts';
import { credentialsOf } from '../files/plan-github.ts';
import type { Setup } from '../setup.ts';

/** Asks for the credentials that the environment lacks. Without a terminal, they stay missing. */
export async function askCredentials(setup: Setup, request: InitRequest, context: SetupContext): Promise<SetupContext> {
  const { prompter } = context.host;
  if (prompter === undefined || request.asksNothing) return context;
  const env = { ...context.host.env };
  for (const { place, oneOf } of credentialsOf(setup, env).backup.missing) {
    const [name = ''] = oneOf;
    const isFile = name === 'SFTP_PRIVATE_KEY';
    const answer = await prompter.text({
      message: `${name} for ${place}${isFile ? ': the path of the private key' : ''} (Enter to leave it out)`,
      isSecret: !isFile,
    });
    if (answer.trim() === '') continue;
    context.host.mask(new Secret(answer));
    env[name] = answer;
  }
  return { ...context, host: { ...context.host, env } };
}
