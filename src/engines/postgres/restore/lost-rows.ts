import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import type { ArchiveEntry } from '../archive/toc.ts';
import { quoteName } from '../sql/quote.ts';

/** Where a provider records the version of its own objects, which must match the existing objects. */
const OWN_RECORD = /^(?:schema_)?migrations$/;

/** Rows that are not restored, because the target's provider has their table with other rows, or does not give access to it. */
export class LostRows {
  readonly #counted: ReadonlyMap<string, number | null>;
  /** As a foreign key may name the tables: pg_dump's quoting depends on its version. */
  readonly #references: string[] = [];

  constructor({ tables }: Fingerprint) {
    this.#counted = new Map(tables.map(({ schema, name, rows }) => [`${schema}\0${name}`, rows]));
  }

  /**
   * Takes the data of a table that are left out.
   * @returns what is lost, as text; `record`: only the version of the provider's own objects; undefined: nothing
   */
  add({ schema, name }: ArchiveEntry): { readonly reason: string } | 'record' | undefined {
    const rows = this.#counted.get(`${schema}\0${name}`);
    if (rows === 0) return undefined;
    if (OWN_RECORD.test(name)) return 'record';
    for (const first of [schema, quoteName(schema)]) {
      for (const second of [name, quoteName(name)]) this.#references.push(` REFERENCES ${first}.${second}(`);
    }
    const count = rows === null || rows === undefined ? 'its rows' : `${rows} ${rows === 1 ? 'row' : 'rows'}`;
    return { reason: `${count}: the provider's table already has other rows, or this account may not fill it` };
  }

  /** Whether a foreign key needs parents that are not restored. */
  areParentsOf(definition: string): boolean {
    return this.#references.some((text) => definition.includes(text));
  }
}
