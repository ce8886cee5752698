import { retry } from '../../ports/retry.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { POST_TUNING, policyAfter } from '../attempts.ts';
import type { OpenChannel } from '../channel.ts';
import { mailAccountOf } from '../mail/account.ts';
import { composeMail } from '../mail/compose.ts';
import { MailFailure, mailError, recipientsError } from '../mail/failure.ts';
import { sendMail } from '../mail/session.ts';

/** Mails by SMTP, each in a connection of its own. */
export const openSmtp: OpenChannel = (spec, _post, { label, tuning = POST_TUNING }) => {
  const account = mailAccountOf(spec);
  const proxy = spec.parameters.get('proxy')?.reveal();
  const options = { proxy: proxy === undefined ? undefined : new URL(proxy), timeoutMs: tuning.timeoutMs };
  return async (message, signal) => {
    // Of each attempt the same mail: a server that took the first one and lost its answer can tell.
    const bytes = await composeMail(message, account, SYSTEM_CLOCK.now());
    const refused = await retry(
      async () => {
        try {
          return await sendMail(account, { from: account.from, to: account.to, bytes }, { ...options, signal });
        } catch (thrown) {
          throw thrown instanceof MailFailure ? mailError(label, thrown, account) : thrown;
        }
      },
      { signal, after: (error) => policyAfter(error, tuning) },
    );
    if (refused.length > 0) throw recipientsError(label, refused, account.to.length);
  };
};
