import { isUtf8 } from 'node:buffer';

/** What replaces a statement's first `length` bytes. */
export interface HeadRewrite {
  readonly text: string;
  readonly length: number;
}

/** In double quotes if it was created under ANSI_QUOTES. */
const NAME = '(?:`(?:[^`]|``)*`|"(?:[^"]|"")*")';
/** A role of MariaDB has no host. */
const ACCOUNT = `${NAME}(?:@${NAME})?`;
const OPEN = '\\/\\*M?!\\d{5,6} ';

/**
 * How mysqldump and mariadb-dump print a definer: plainly for routines and packages, in a comment of its own for triggers
 * and events, on the second of three lines for views.
 */
const DEFINERS: readonly RegExp[] = [
  new RegExp(`^(CREATE )DEFINER=${ACCOUNT} `),
  new RegExp(`^(${OPEN}CREATE(?: OR REPLACE)?\\*\\/ )${OPEN}DEFINER=${ACCOUNT} ?\\*\\/ `),
  new RegExp(`^(${OPEN}CREATE )DEFINER=${ACCOUNT} `),
];
const VIEW = new RegExp(
  `^(${OPEN}CREATE ALGORITHM=\\w+ \\*\\/\\n${OPEN})DEFINER=(${ACCOUNT}) (?=SQL SECURITY \\w+ \\*\\/\\n${OPEN}(?:JSON (?:RELATIONAL )?DUALITY )?VIEW (${NAME}) )`,
);

/** `CREATE` without its definer: the account that runs it becomes the definer. */
function withoutDefiner(head: string): HeadRewrite | undefined {
  for (const pattern of DEFINERS) {
    const match = pattern.exec(head);
    if (match !== null) return { text: match[1] ?? '', length: match[0].length };
  }
  return undefined;
}

/**
 * A view without its definer, who may lack privileges until everything exists: the server checks the underlying views.
 * @returns also the definer; if the client's text is not UTF-8, in the dump's bytes, one character per byte
 */
export function viewWithoutDefiner(head: string): (HeadRewrite & { name: string; definer: string }) | undefined {
  const match = VIEW.exec(head);
  if (match === null) return undefined;
  const [whole, text = '', definer = '', name = ''] = match;
  return {
    text,
    length: whole.length,
    definer: isUtf8(Buffer.from(definer, 'latin1')) ? utf8(definer) : definer,
    name: utf8(unquote(name)),
  };
}

const unquote = (name: string): string => name.slice(1, -1).replaceAll(name[0]?.repeat(2) ?? '', name[0] ?? '');

/** Heads are matched byte by byte. */
const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

/**
 * Not followed by a quote. Otherwise two quotes could match in two ways each, and a head with forty of them would take minutes.
 */
const TEXT = "'(?:''|\\\\.|[^'\\\\])*'(?!')";
const EVENT = new RegExp(
  `^(${OPEN}CREATE\\*\\/ )(?:${OPEN}DEFINER=${ACCOUNT} ?\\*\\/ )?(${OPEN}EVENT ${NAME} ON SCHEDULE (?:${TEXT}|[^'\`])*? ON COMPLETION (?:NOT )?PRESERVE )(?:ENABLE|DISABLE ON SLAVE|DISABLE ON REPLICA|DISABLE)(?= )`,
);

/** An event without its definer and disabled, so that none of its code ever runs. */
export function disabledEvent(head: string): HeadRewrite | undefined {
  const match = EVENT.exec(head);
  if (match === null) return undefined;
  const [whole, create, event] = match;
  return { text: `${create}${event}DISABLE`, length: whole.length };
}

/** Between two words: MariaDB prints a trigger as it was typed. */
const GAP = '(?:\\s|\\/\\*(?![!M])(?:[^*]|\\*(?!\\/))*\\*\\/|(?:--(?=\\s)|#)[^\\n]*\\n)';
/** Unquoted if it needs no quotes. Letters beyond ASCII are bytes. */
const WORD = `(?:${NAME}|[\\w$\\x80-\\xff]+)`;
const QUALIFIER = `(?:${WORD}${GAP}*\\.${GAP}*)?`;
const TRIGGER = new RegExp(
  [
    `^((?:${OPEN}CREATE(?: OR REPLACE)?\\*\\/ (?:${OPEN}DEFINER=${ACCOUNT} ?\\*\\/ )?${OPEN}|CREATE (?:OR REPLACE )?(?:DEFINER=${ACCOUNT} )?)`,
    `trigger${GAP}+(?:if${GAP}+not${GAP}+exists${GAP}+)?)(${QUALIFIER})(${WORD}${GAP}+(?:before|after)${GAP}+`,
    `(?:insert|update|delete)\\b[^;'"]{0,2000}?\\bon${GAP}+)(${QUALIFIER})(?=${WORD}${GAP})`,
  ].join(''),
  'i',
);

/**
 * A trigger without its database's name, which the tools print if it was typed. Otherwise a restore into a database of
 * another name would create it in the named one, or fail.
 * @param head one character per byte
 */
export function triggerWithoutDatabase(head: string): HeadRewrite | undefined {
  const [whole, create = '', own = '', event = '', ofTable = ''] = TRIGGER.exec(head) ?? [];
  if (whole === undefined || own + ofTable === '') return undefined;
  return { text: create + event, length: whole.length };
}

/** Stored code as it can be created in a database of any name, and by the restoring account if definers are removed. */
export function movableCode(head: string, removeDefiners: boolean): HeadRewrite | undefined {
  const trigger = triggerWithoutDatabase(head);
  const plain = removeDefiners ? withoutDefiner(trigger?.text ?? head) : undefined;
  if (trigger === undefined || plain === undefined) return plain ?? trigger;
  return { text: plain.text + trigger.text.slice(plain.length), length: trigger.length };
}

const ALTER_DATABASE = new RegExp(`^((?:${OPEN})?ALTER DATABASE )${NAME} (?=(?:DEFAULT )?CHARACTER SET)`);

/**
 * Around a routine that was created under another default collation, the tools change the database's collation, using the
 * source's name. Without a name the statement applies to the current database.
 */
export function alterDatabase(head: string): HeadRewrite | undefined {
  const match = ALTER_DATABASE.exec(head);
  return match === null ? undefined : { text: match[1] ?? '', length: match[0].length };
}
