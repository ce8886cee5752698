import type { Fingerprint } from './fingerprint.ts';

const LONGEST = 200;
/** Longer ones contain a routine's body or a comment. Megabytes exceed the limits of regular expressions. */
const LONGEST_STATEMENT = 64 * 1024;
/** Limit for one message. */
const NAMED = 3;
/** Limit for a list. */
const LISTED = 10;
/** A name in quotes of any kind and language, and the name after the word for its kind. */
const CANDIDATE =
  /[«„][\s\u00a0]?([^«»„“”]{1,400}?)[\s\u00a0]?[»“”]|»([^«»]{1,400})«|"((?:[^"]|""){1,400})"|`((?:[^`]|``){1,400})`|'([^']{1,400})'|\b(?:table|view|relation|sequence|schema|function|procedure|index|type|trigger|column|database|language|constraint|routine)s? ([^\s"'`:;,()]{1,400})/gi;

/** The known ones among some names, and how many others there are. */
export interface KnownAmong {
  readonly names: readonly string[];
  readonly others: number;
}

/**
 * Names that may be shown: those of a fingerprint, of a catalog that was read, or of one of our own statements. A name in
 * another program's output is shown only if it is one of these, because otherwise it may be a value.
 */
export class KnownNames {
  #source: Iterable<string>;
  #set: ReadonlySet<string> | undefined;

  /** @param names must not change afterwards. They are only read when the first name is looked up: most runs show none. */
  constructor(names: Iterable<string>) {
    this.#source = names;
  }

  /** No names. */
  static readonly none = new KnownNames([]);

  /** Tables, objects, sequences and extensions, with and without their schemas. */
  static ofFingerprint(fingerprint: Fingerprint): KnownNames {
    return new KnownNames(namesIn(fingerprint));
  }

  /** Tables as a catalog lists them. */
  static ofTables(tables: Iterable<{ readonly schema?: string; readonly name: string }>): KnownNames {
    return new KnownNames(namesOf(tables));
  }

  /** The identifiers of a statement that we sent, without its string literals and comments. */
  static ofStatement(sql: string): KnownNames {
    // Words of a text that was cut would be read as names.
    if (sql.length > LONGEST_STATEMENT) return KnownNames.none;
    const code = sql.replaceAll(/'(?:[^'\\]|''|\\.)*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
    const quoted = [...code.matchAll(/"((?:[^"]|"")+)"|`((?:[^`]|``)+)`/g)].map(
      ([, double, back]) => double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? '',
    );
    const plain = code.match(/[\p{L}_][\p{L}\p{N}_$.]*/gu) ?? [];
    return new KnownNames([...quoted, ...plain, ...plain.map((name) => name.slice(name.lastIndexOf('.') + 1))]);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  get #names(): ReadonlySet<string> {
    if (this.#set === undefined) {
      this.#set = new Set(this.#source);
      this.#source = [];
    }
    return this.#set;
  }

  /** The known ones among some names, and the number of others. A long list is cut. */
  among(names: readonly string[]): KnownAmong {
    const known = names.filter((name) => this.has(name)).slice(0, LISTED);
    return { names: known, others: names.length - known.length };
  }

  /** The same, formatted for messages. */
  some(names: readonly string[]): string {
    return showNames(this.among(names));
  }

  /** The known names among those that a text quotes, each once, formatted for messages. */
  within(text: string): string[] {
    const found = new Set<string>();
    for (const match of text.matchAll(CANDIDATE)) {
      const name = match.slice(1).find((group) => group !== undefined) ?? '';
      for (const form of [name, name.replaceAll('""', '"').replaceAll('``', '`')]) if (this.has(form)) found.add(form);
      if (found.size === NAMED) break;
    }
    return [...found].map(showName);
  }
}

/** A name formatted for messages: quoted, escaped and limited in length. */
export function showName(name: string): string {
  return JSON.stringify(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
}

/** Names that may be shown, formatted for messages. */
export function showNames({ names, others }: KnownAmong): string {
  const rest = others === 0 ? [] : [`${others} ${names.length === 0 ? 'that the source did not have' : 'more'}`];
  return [...names.map(showName), ...rest].join(', ');
}

function* namesIn({ tables, objects, sequences, extensions }: Fingerprint): Generator<string> {
  yield* namesOf(tables);
  yield* namesOf(sequences);
  for (const { name } of objects) {
    yield name;
    yield name.slice(name.indexOf('.') + 1);
  }
  for (const { name } of extensions) yield name;
}

function* namesOf(tables: Iterable<{ readonly schema?: string; readonly name: string }>): Generator<string> {
  for (const { schema, name } of tables) yield* formsOf(schema ?? '', name);
}

function formsOf(schema: string, name: string): string[] {
  return schema === '' ? [name] : [name, `${schema}.${name}`];
}
