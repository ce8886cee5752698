import type { ArchiveEntry } from '../archive/toc.ts';
import { objectName } from '../catalog/catalog.ts';

/** From this version on, a key of a partitioned table may be NOT VALID. */
const PARTITIONED_NOT_VALID = 18;

/** The names that a fingerprint may give the key of an entry, whose tag is its table and its own name. */
export function keyNames({ schema, name }: ArchiveEntry): string[] {
  return [...name.matchAll(/ /g)].map(({ index }) => objectName(schema, name.slice(0, index), name.slice(index + 1)));
}

/** The statement of a key that does not check existing rows. Undefined if the server does not support it. */
export function notValid(definition: string, serverMajor: number): string | undefined {
  // In pg_dump's form: a partitioned table includes its partitions.
  const isPartitioned = !/^ALTER (?:FOREIGN )?TABLE ONLY /.test(definition);
  if (isPartitioned && serverMajor < PARTITIONED_NOT_VALID) return undefined;
  return definition.replace(/;\s*$/, ' NOT VALID;\n');
}
