/*
 * Texts that are not what an option needs, and what to write instead. A text may contain a secret in any place: only what can't be one
 * is repeated.
 */

export interface Mistake {
  /** Follows the name of the option. */
  readonly what: string;
  readonly hint: string;
}

/** The beginning of a text that is not a value yet. */
export function unevaluated(text: string): Mistake | undefined {
  if (/^\$\{\{/.test(text)) {
    return {
      what: 'contains an expression of a workflow that was not evaluated',
      hint: 'Expressions work in a workflow, not in a shell or another file. In a `run:` step, set `env:` and use the variable.',
    };
  }
  if (/^(?:\$\w+|\$\{\w+\}|%\w+%)$/.test(text)) {
    return {
      what: 'is the name of a variable, not its value',
      hint: `In \`with:\` write an expression such as \${{ secrets.NAME }}. In a shell, single quotes keep the name: use double quotes.`,
    };
  }
  return undefined;
}

const POSTGRES = 'postgres://user:password@host:5432/name';

/** What was pasted instead of a database URL. */
export function databaseMistake(text: string): Mistake | undefined {
  const early = unevaluated(text);
  if (early !== undefined) return early;
  if (/@(?:tcp|unix)?\(/.test(text)) {
    return {
      what: "is a text of Go's MySQL driver, not a URL",
      hint: 'Write user:password@tcp(host:3306)/name as mysql://user:password@host:3306/name.',
    };
  }
  if (/^(?:[\w ]+=[^;]*;)+/.test(text) && /\b(?:host|server|data source)\s*=/i.test(text)) {
    return {
      what: 'is a text of ADO.NET, not a URL',
      hint: `Write Host=host;Username=user;Password=password;Database=name as ${POSTGRES}, or with mysql://.`,
    };
  }
  if (/^(?:host|hostaddr|port|user|password|dbname|sslmode)\s*=/i.test(text)) {
    return {
      what: 'is a libpq connection string, not a URL',
      hint: `Write host=host user=user dbname=name as ${POSTGRES}.`,
    };
  }
  if (/:\/\/[^/?#]*[[<](?:your[-_ ]?)?password[\]>]/i.test(text)) {
    return {
      what: 'still has the placeholder of its password',
      hint: 'Replace the placeholder, including its brackets, with the password, percent-encoded (@ is %40, / is %2F).',
    };
  }
  if (/^https?:\/\//i.test(text)) {
    return {
      what: 'is the address of a web page or an API',
      hint: `Copy the connection string from the provider's console: it begins with postgres:// or mysql://.`,
    };
  }
  if (/^[^:@=;]*\.(?:db3?|sqlite3?)$/i.test(text)) {
    return { what: 'has no scheme', hint: 'Write "sqlite:" in front of the path, such as sqlite:data/shop.db.' };
  }
  // Digits before one of these could be a port, but no address ends with its port and has an "@" in its parameters.
  if (/^(?:postgres(?:ql)?|mysql|mariadb):\/\/(?:[^/?#]*:(?!\d+[/?#])[^/?#@]*[#/?]|[^/?#@]*:\d+\?)[^@]*@/.test(text)) {
    return {
      what: 'has a special character in its password that is not percent-encoded',
      hint: 'Write # as %23, / as %2F, ? as %3F and @ as %40 in the password.',
    };
  }
  return locationMistake(text);
}

/** What was pasted in place of the server and the database. It could contain a password, and be shown as the name of either. */
function locationMistake(text: string): Mistake | undefined {
  if (/^\w+\+ssh:/i.test(text)) {
    return {
      what: 'contains a login by SSH, as some desktop clients write it',
      hint: `Write the database as ${POSTGRES}, and the login as \`tunnel\`: ssh://user@host.`,
    };
  }
  const [, address = ''] = /^(?:postgres(?:ql)?|mysql|mariadb):\/\/(.*)$/is.exec(text) ?? [];
  const location = address.slice(address.lastIndexOf('@') + 1).split('?', 1)[0] ?? '';
  if (/^[^/]*[(=)]/.test(location)) {
    return { what: 'has a host in the format of a JDBC driver', hint: `Write it as ${POSTGRES}, or with mysql://.` };
  }
  if (/\s/.test(location) || /^(?![a-z][a-z0-9+.-]*:).*\b(?:postgres(?:ql)?|mysql2?|mariadb):\/\//is.test(text)) {
    return { what: 'has more text than the URL', hint: 'Give the URL alone. In a name, write a space as %20.' };
  }
  if (/&[\w-]+=/.test(location)) {
    return {
      what: 'has parameters without a "?" in front',
      hint: 'Write "?" in front of the first one. In a name, & is %26.',
    };
  }
  return undefined;
}

const BUCKET_HOST =
  /^https?:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.s3[.-](?:([a-z0-9-]+)\.)?amazonaws\.com(\/[^?#]*)?$/i;
const BUCKET_PATH =
  /^https?:\/\/s3[.-](?:([a-z0-9-]+)\.)?amazonaws\.com\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/[^?#]*)?$/i;

/** What was pasted instead of the URL of a destination. */
export function destinationMistake(line: string): Mistake | undefined {
  const early = unevaluated(line);
  if (early !== undefined) return early;
  const byHost = BUCKET_HOST.exec(line);
  if (byHost !== null) return webAddress(byHost[1], byHost[2], byHost[3]);
  const byPath = BUCKET_PATH.exec(line);
  if (byPath !== null) return webAddress(byPath[2], byPath[1], byPath[3]);
  const arn = /^arn:aws[a-z-]*:s3:::([a-z0-9.-]+)/i.exec(line)?.[1];
  if (arn !== undefined) {
    return { what: 'is an ARN', hint: `Write s3://${arn}/prefix?region=... with the region of the bucket.` };
  }
  const single = /^(s3|gs|azure|sftp|rclone):(?!\/\/)/i.exec(line)?.[1]?.toLowerCase();
  if (single !== undefined) return { what: `needs "//" after "${single}:"`, hint: `Write ${single}://...` };
  if (/^[a-z]:[\\/]|^\\\\/i.test(line)) {
    return {
      what: 'is a path of Windows',
      hint: 'For a path on this machine, write "file:" in front of it, such as file:/mnt/backups.',
    };
  }
  if (/,\s*(?:s3|gs|azure|sftp|rclone|file):/i.test(line)) {
    return {
      what: 'contains several destinations in one line',
      hint: 'Write one on each line, or give `--destination` several times.',
    };
  }
  if (/^(?:\/|\.{1,2}\/|~\/)/.test(line)) {
    return { what: 'has no scheme', hint: 'For a folder, write "file:" in front of the path: file:/srv/backups.' };
  }
  if (/^sftp:\/\/[^/]*:(?!\d*(?:\/|\?|$))(?![^/]*@)/i.test(line) || /^[\w.-]+@[\w.-]+:/.test(line)) {
    return { what: "has a path in scp's format", hint: 'Write a slash before the path: sftp://user@host/path.' };
  }
  return undefined;
}

function webAddress(bucket = '', region = '', path = ''): Mistake {
  const prefix = path.replace(/\/+$/, '');
  const where = region === '' ? '...' : region;
  return {
    what: 'is the web address of a bucket',
    hint: `Write s3://${bucket.toLowerCase()}${prefix}?region=${where}.`,
  };
}

const CRON = /^(?:[\d*/,-]+\s+){4}[\d*/,A-Za-z-]+$/;
const SCHEDULE = ' (a schedule belongs in `on: schedule:` of the workflow)';

/** What is wrong with a text that is no duration, size or window, as the end of a message. Empty if it is nothing that is known. */
export function valueMistake(kind: 'duration' | 'size' | 'rate' | 'window', text: string): string {
  const value = text.trim();
  if (CRON.test(value)) return SCHEDULE;
  switch (kind) {
    case 'duration':
      if (/^\d+(?:\.\d+)?$/.test(value)) return ' (a number needs a unit: 30m, not 30)';
      return /^\d+\s*[a-z]+$|^(?:hourly|daily|weekly|monthly)$/i.test(value) ? ' (units are ms, s, m, h, d and w)' : '';
    case 'size':
    case 'rate':
      if (/^\d+(?:\.\d+)?$/.test(value)) return ' (a number needs a unit: 50GB, not 50)';
      if (/bit/i.test(value)) return ' (bits are not a unit: 8Mbit are 1MB)';
      return /^\d+(?:\.\d+)?\s*[kmgtp]i?(?:\/s)?$/i.test(value) ? ' (the unit ends with B: 50GB, not 50G)' : '';
    case 'window':
      return /[ap]m\b/i.test(value) ? ' (from 00:00 to 23:59, without am and pm)' : '';
  }
}
