import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MysqlPrograms } from './mysql-programs.ts';

/**
 * The same server with keys in a file. It looks for what it loads before everything else next to its program, and for the settings of that
 * next to the component, so both get a folder of their own.
 */
export async function withKeyring(programs: MysqlPrograms, folder: string): Promise<MysqlPrograms> {
  const wrapper = await readFile(programs.server, 'utf8');
  const component = 'component_keyring_file';
  const usual = /--plugin-dir="([^"]*)"/.exec(wrapper)?.[1];
  if (usual === undefined) throw new Error('the server is not one that was unpacked');
  const plugins = join(folder, 'plugins');
  await mkdir(plugins);
  await copyFile(join(usual, `${component}.so`), join(plugins, `${component}.so`));
  const settings = { path: join(folder, 'keys'), read_only: false };
  await writeFile(join(plugins, `${component}.cnf`), JSON.stringify(settings));
  await writeFile(join(folder, 'mysqld.my'), JSON.stringify({ components: `file://${component}` }));
  const server = join(folder, 'mysqld');
  const text = wrapper.replace(/--argv0 "[^"]*"/, `--argv0 "${server}"`).replace(usual, plugins);
  await writeFile(server, text, { mode: 0o755 });
  return { ...programs, server };
}
