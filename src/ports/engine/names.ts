/** Names in manifests and fingerprints. The server itself reports whether it is MySQL or MariaDB, whatever the URL scheme. */
export const ENGINES = ['postgres', 'postgres-physical', 'mysql', 'mariadb', 'sqlite', 'd1', 'command'] as const;
export type EngineName = (typeof ENGINES)[number];

/** Engines whose URLs may name the target of a restore, in addition to the backup's own engine. */
const ALSO_INTO: Readonly<Partial<Record<EngineName, readonly EngineName[]>>> = {
  // Their URL schemes are used interchangeably. The server's flavor is checked after connecting.
  mysql: ['mariadb'],
  mariadb: ['mysql'],
  d1: ['sqlite'],
};

/** Whether a backup of `engine` can be restored into the target that a URL of `target` names. */
export function restoresInto(engine: EngineName, target: EngineName): boolean {
  return engine === target || ALSO_INTO[engine]?.includes(target) === true;
}
