import { isMailMistake, type MailAccount, readMailAccount } from '../../core/watch/mail-account.ts';
import type { ChannelSpec } from '../../ports/alerts/channel.ts';

/** What a line for mails means. The parser of `notify` has accepted it. */
export function mailAccountOf({ address, parameters, flags }: ChannelSpec): MailAccount {
  const read = readMailAccount({
    address: address.reveal(),
    setting: (name) => parameters.get(name)?.reveal(),
    isUnencrypted: flags.has('unencrypted'),
  });
  if (isMailMistake(read)) throw new Error(`a line of notify ${read.what}`);
  return read;
}
