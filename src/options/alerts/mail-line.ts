import { isMailMistake, readMailAccount } from '../../core/watch/mail-account.ts';
import type { ChannelSpec } from '../../ports/alerts/channel.ts';
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
  const proxy = parameters.get('proxy')?.reveal();
  if (proxy !== undefined && !isProxy(proxy)) {
    throw wrong(
      'has a value of `proxy` that is not the address of a proxy',
      'Write http://host:port or http://user:password@host:port, or the same with https, special characters percent-encoded (@ is %40, / is %2F).',
    );
  }
  // As with http://: what a message says is never sent unencrypted over the internet.
  if (isUnencrypted && !isPrivateHost(read.host)) {
    throw wrong(
      'has `unencrypted` for a server that is not in a private network',
      'Remove it, or write the address of the server in your network, such as smtp://10.1.2.3.',
    );
  }
}

function isProxy(text: string): boolean {
  const url = URL.parse(text);
  if ((url?.protocol !== 'http:' && url?.protocol !== 'https:') || url.hostname === '') return false;
  try {
    return [url.username, url.password].every((part) => !/\p{Cc}/u.test(decodeURIComponent(part)));
  } catch {
    // A lone percent sign.
    return false;
  }
}
