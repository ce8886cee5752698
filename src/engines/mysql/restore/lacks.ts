/** What a server lacks, by the error with which it refuses a definition that the source's server accepted. */
const LACKS: Readonly<Record<number, string>> = {
  1071: "the source's InnoDB page size (innodb_page_size)",
  1115: 'a character set of the source',
  1118: "the source's InnoDB page size (innodb_page_size)",
  1128: 'a full-text parser of the source',
  1193: 'a setting that the dump uses',
  1273: 'a collation of the source',
  1286: 'a storage engine of the source',
  1298: 'a time zone of the source (mysql_tzinfo_to_sql loads them)',
  1478: 'a table option of the source',
  1524: 'a plugin of the source',
  1709: "the source's InnoDB page size (innodb_page_size)",
  1911: 'a table option of the source',
  3185: 'encryption of tables',
  3510: 'a tablespace of the source',
  3548: 'a spatial reference system of the source (CREATE SPATIAL REFERENCE SYSTEM)',
  6125: 'foreign keys to keys that are not unique (restrict_fk_on_non_standard_key=OFF allows them)',
};

/** @returns what the server lacks; undefined for any other error */
export function lackOf(number: number): string | undefined {
  return Object.hasOwn(LACKS, number) ? LACKS[number] : undefined;
}
