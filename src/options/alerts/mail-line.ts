import { isMailMistake, readMailAccount } from '../../core/watch/mail-account.ts';
import type { ChannelSpec } from '../../ports/channel.ts';
import { isPrivateHost } from '../urls/service-url.ts';
import type { Wrong } from './channel-settings.ts';

/** @throws {RestorableError} INPUT_INVALID if no mail can be sent with a line, or not safely */
export function requireMailAccount(
  { address, parameters, flags }: Pick<ChannelSpec, 'address' | 'parameters' | 'flags'>,
  wrong: Wrong,
): void {
  const isUnencrypted = flags.has('unencrypted');
  const read = readMailAccount({
    address: address.reveal(),
    setting: (name) => parameters.get(name)?.reveal(),
    isUnencrypted,
  });
  if (isMailMistake(read)) throw wrong(read.what, read.hint);
  // As with http://: what a message says is never sent unencrypted over the internet.
  if (isUnencrypted && !isPrivateHost(read.host)) {
    throw wrong(
      'has `unencrypted` for a server that is not in a private network',
      'Remove it, or write the address of the server in your network, such as smtp://10.1.2.3.',
    );
  }
}
