import { join } from 'node:path';
import type { Setup } from '../setup.ts';
import type { DatabaseReferences } from './database-secrets.ts';
import type { PlannedFile } from './planned-file.ts';
import { yamlValue } from './yaml-text.ts';

/**
 * The configuration file of a setup with several databases, or on a server. It holds no secret.
 * @param defaults the section of that name
 */
export function configFile(setup: Setup, { urls }: DatabaseReferences, folder: string, defaults = ''): PlannedFile {
  const names = destinationNames(setup);
  const destinations = setup.destinations.map(({ line }, at) => `  ${names[at]}: ${yamlValue(line, 2)}\n`);
  const databases = setup.databases.map(
    (database) => `  ${yamlValue(database.name, 2)}:\n    database: ${yamlValue(urls.get(database) ?? '', 4)}\n`,
  );
  return {
    path: join(folder, 'restorable.yml'),
    content: `# Written by \`restorable init\`. docs/configuration.md explains each key.
destinations:
${destinations.join('')}${defaults}databases:
${databases.join('')}`,
    isSecret: false,
    purpose: 'configuration: databases and destinations',
  };
}

/** The kind of each, with a number if there are several of a kind. */
function destinationNames({ destinations }: Setup): string[] {
  return destinations.map(({ spec }, at) => {
    const before = destinations.slice(0, at).filter((each) => each.spec.scheme === spec.scheme).length;
    return before === 0 ? spec.scheme : `${spec.scheme}-${before + 1}`;
  });
}
