import type { Fingerprint } from './fingerprint.ts';

const LONGEST = 200;
/** Of one message. */
const NAMED = 3;
/** Of a list. */
const LISTED = 10;
/** What stands in quotes of any kind and language, and the name that comes after the word for its kind. */
const CANDIDATE =
  /[«„][\s\u00a0]?([^«»„“”]{1,400}?)[\s\u00a0]?[»“”]|»([^«»]{1,400})«|"((?:[^"]|""){1,400})"|`((?:[^`]|``){1,400})`|'([^']{1,400})'|\b(?:table|view|relation|sequence|schema|function|procedure|index|type|trigger|column|database|language|constraint|routine)s? ([^\s"'`:;,()]{1,400})/gi;

/**
 * Names that may be shown: those of a fingerprint, of a catalog that was read, or of a statement of our own. A name that stands
 * in another program's words is shown only when it is one of these, since else it may be a value.
 */
export class KnownNames {
  readonly #names: ReadonlySet<string>;

  constructor(names: Iterable<string>) {
    this.#names = new Set(names);
  }

  /** Of nothing. */
  static readonly none = new KnownNames([]);

  /** Tables, objects, sequences and extensions, with and without their schemas. */
  static ofFingerprint({ tables, objects, sequences, extensions }: Fingerprint): KnownNames {
    const qualified = [...tables, ...sequences].flatMap(({ schema, name }) => formsOf(schema, name));
    return new KnownNames([
      ...qualified,
      ...objects.flatMap(({ name }) => [name, name.slice(name.indexOf('.') + 1)]),
      ...extensions.map(({ name }) => name),
    ]);
  }

  /** Of tables as a catalog gives them. */
  static ofTables(tables: Iterable<{ readonly schema?: string; readonly name: string }>): KnownNames {
    return new KnownNames([...tables].flatMap(({ schema, name }) => formsOf(schema ?? '', name)));
  }

  /** The identifiers of a statement that we sent; texts and comments in it are none. */
  static ofStatement(sql: string): KnownNames {
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

  /** The known ones of some names, and how many others there are. */
  some(names: readonly string[]): string {
    const known = names.filter((name) => this.has(name)).slice(0, LISTED);
    const others = names.length - known.length;
    const rest = others === 0 ? [] : [`${others} ${known.length === 0 ? 'that the source did not have' : 'more'}`];
    return [...known.map(showName), ...rest].join(', ');
  }

  /** The known names among those that a text quotes, each once, as messages show them. */
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

/** A name as messages show it: in quotes, escaped and bounded. */
export function showName(name: string): string {
  return JSON.stringify(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
}

function formsOf(schema: string, name: string): string[] {
  return schema === '' ? [name] : [name, `${schema}.${name}`];
}
