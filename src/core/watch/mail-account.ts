/** The server that sends the mails of a channel, how to log in there, and the addresses of the mails. */
export interface MailAccount {
  /** A name in ASCII, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** `implicit`: from the first byte. `starttls`: after a command, and nothing is sent before. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly password: string } | undefined;
  readonly from: string;
  readonly to: readonly string[];
}

/** What a line of `notify` says about it, complete and secret. */
export interface MailLine {
  readonly address: string;
  readonly setting: (name: 'user' | 'password' | 'from' | 'to') => string | undefined;
  /** The flag `unencrypted`. */
  readonly isUnencrypted: boolean;
}

/** What is wrong with a line, without any text of it. */
export interface MailMistake {
  /** Follows `Line 1 of notify`. */
  readonly what: string;
  readonly hint: string;
}

const EXAMPLE = 'smtp smtps://smtp.example.com user=backup@example.com password=... to=ops@example.com';
const ADDRESS = /^(smtps?):\/\/(?:([^/?#]*)@)?(\[[0-9a-f:.]+\]|[^\s/?#@:[\]]+)(?::(\d{1,5}))?\/?(?:\?([^#]*))?$/i;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;
/** A local part without quotes, and a host. RFC 5321, 4.5.3.1 has the lengths. */
const MAILBOX = /^([^\s\p{C}<>()[\]\\,;:@"]{1,64})@([^\s\p{C}<>()[\]\\,;:@"/?#%]{1,253})$/u;
const HOST = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$|^\[[0-9a-f:.]+\]$/;
const MOST_RECIPIENTS = 20;
const IN_QUERY = ['from', 'to'];

/** Reads a line of `notify`. Returns what is wrong with it, if anything. */
export function readMailAccount(line: MailLine): MailAccount | MailMistake {
  try {
    return accountOf(line);
  } catch (thrown) {
    if (thrown instanceof WrongLine) return thrown.mistake;
    throw thrown;
  }
}

/** Whether the line could not be read. */
export function isMailMistake(read: MailAccount | MailMistake): read is MailMistake {
  return 'what' in read;
}

class WrongLine extends Error {
  readonly mistake: MailMistake;

  constructor(what: string, hint: string) {
    super(what);
    this.mistake = { what, hint };
  }
}

function accountOf({ address, setting, isUnencrypted }: MailLine): MailAccount {
  const parts = ADDRESS.exec(address);
  if (parts === null) {
    throw new WrongLine(
      'has an address that is not that of a mail server',
      `Write \`${EXAMPLE}\`. In the address, write # as %23, / as %2F, ? as %3F and @ as %40.`,
    );
  }
  const [, scheme = '', userinfo, host = '', port, query = ''] = parts;
  const isImplicit = scheme.toLowerCase() === 'smtps';
  if (isImplicit && isUnencrypted) {
    throw new WrongLine('has `unencrypted` after an address with smtps://', 'Write smtp://, or remove `unencrypted`.');
  }
  const given = queryOf(query);
  const login = loginOf(userinfo, setting);
  const own = login !== undefined && mailbox(login.user) !== undefined ? login.user : undefined;
  const [from = '', ...others] = mailboxesOf('from', [...given('from'), ...(setting('from')?.split(',') ?? [])], own);
  if (others.length > 0) throw new WrongLine('has more than one address in `from`', 'Write one.');
  const isNear = LOOPBACK.test(host.toLowerCase().replace(/^\[(.*)\]$/, '$1'));
  return {
    host: hostOf(host),
    port: portOf(port, isImplicit, login !== undefined),
    tls: isImplicit ? 'implicit' : isUnencrypted || (isNear && login === undefined) ? 'none' : 'starttls',
    login,
    from,
    to: mailboxesOf('to', [...given('to'), ...(setting('to')?.split(',') ?? [])], undefined),
  };
}

function hostOf(text: string): string {
  const host = asciiHost(decoded(text));
  if (host === undefined) {
    throw new WrongLine('has an address that is not that of a mail server', `Write \`${EXAMPLE}\`.`);
  }
  return host.replace(/^\[(.*)\]$/, '$1');
}

/** International names as servers know them. */
function asciiHost(text: string): string | undefined {
  const host = /[/?#@:\\]/.test(text) && !text.startsWith('[') ? undefined : URL.parse(`http://${text}/`)?.hostname;
  return host !== undefined && HOST.test(host) ? host : undefined;
}

function portOf(text: string | undefined, isImplicit: boolean, hasLogin: boolean): number {
  if (text === undefined) return isImplicit ? 465 : hasLogin ? 587 : 25;
  const port = Number(text);
  if (port < 1 || port > 65_535) throw new WrongLine('has a port that does not exist', 'Write one from 1 to 65535.');
  if (port === 465 && !isImplicit) {
    throw new WrongLine('has the port of smtps:// after smtp://', 'Write smtps://, or port 587.');
  }
  return port;
}

/** In a query, `+` is itself: it separates the folder in `ops+backups@example.com`. */
function queryOf(query: string): (name: string) => string[] {
  const pairs = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      if (!IN_QUERY.includes(name)) {
        throw new WrongLine(
          'has an address with unknown parameters',
          'After "?", write from= and to= with "&" between.',
        );
      }
      return [name, decoded(rest.join('='))] as const;
    });
  return (wanted) => pairs.filter(([name]) => name === wanted).flatMap(([, value]) => value.split(','));
}

function loginOf(userinfo: string | undefined, setting: MailLine['setting']): MailAccount['login'] {
  const [, first, second] = /^([^:]*)(?::(.*))?$/s.exec(userinfo ?? '') ?? [];
  const user = only('user', first === '' ? undefined : first, setting('user'));
  const password = only('password', second, setting('password'));
  if (user === undefined && password === undefined) return undefined;
  if (password === undefined || password === '') {
    throw new WrongLine(
      'has a user without a password',
      'Add `password=`. If it is there, its secret does not exist: check its name and the `environment:` of the job.',
    );
  }
  if (user === undefined) throw new WrongLine('has a password without a user', 'Add `user=`, often an e-mail address.');
  return { user, password };
}

function only(name: string, inAddress: string | undefined, setting: string | undefined): string | undefined {
  if (inAddress !== undefined && setting !== undefined) {
    throw new WrongLine(`has \`${name}\` twice, in the address and after it`, 'Remove one of them.');
  }
  const value = setting ?? (inAddress === undefined ? undefined : decoded(inAddress));
  if (value !== undefined && /\p{Cc}/u.test(value)) {
    throw new WrongLine(`has a control character in \`${name}\``, 'Remove it, for example a line break at the end.');
  }
  return value;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign.
    throw new WrongLine('has an address with a "%" that encodes nothing', 'In the address, write % as %25.');
  }
}

function mailboxesOf(name: 'from' | 'to', given: readonly string[], fallback: string | undefined): readonly string[] {
  const texts = given.length === 0 && fallback !== undefined ? [fallback] : given;
  if (texts.length === 0) {
    const hint =
      name === 'to' ? `Write \`${EXAMPLE}\`.` : 'Add `from=backup@example.com`, or a user that is an address.';
    throw new WrongLine(`needs \`${name}=\` after the address`, hint);
  }
  const found = texts.map((text) => {
    const read = mailbox(text.trim());
    if (read !== undefined) return read;
    throw new WrongLine(
      `has a value of \`${name}\` that is not an e-mail address`,
      `Write \`${name}=ops@example.com\`, without a name${name === 'to' ? '; several with commas' : ''}.`,
    );
  });
  if (found.length > MOST_RECIPIENTS) {
    throw new WrongLine(`has more than ${MOST_RECIPIENTS} addresses in \`to\``, 'Write the address of a mailing list.');
  }
  return [...new Set(found)];
}

/** The address as servers know it. undefined if it is none. */
function mailbox(text: string): string | undefined {
  const [, local, domain] = MAILBOX.exec(text) ?? [];
  const host = domain === undefined ? undefined : asciiHost(domain);
  return local === undefined || host === undefined ? undefined : `${local}@${host}`;
}
