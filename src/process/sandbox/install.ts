import type { Host } from '../../ports/host.ts';
import { aptCommand, aptPrivilege, changeMachine, installPackage } from '../apt.ts';
import { SYSTEM_PATH } from '../command.ts';
import { findOnPath } from '../programs.ts';

/** The path of bubblewrap: the job's own if it has one. */
export async function findBubblewrap(host: Host): Promise<string | undefined> {
  return (await findOnPath('bwrap', host.env['PATH'])) ?? findOnPath('bwrap', SYSTEM_PATH);
}

/** The command that a person would type. */
export function installCommand(): string {
  return 'sudo apt-get update && sudo apt-get install --yes bubblewrap';
}

/** Installs bubblewrap with apt, as root or through `sudo -n`, if it is missing. The probe reports a failure. */
export async function installBubblewrap(host: Host): Promise<void> {
  if ((await findBubblewrap(host)) !== undefined) return;
  const privilege = await aptPrivilege(host);
  if (privilege === undefined) return;
  host.log.info('Installing bubblewrap, which contains the restored database.');
  if (await installPackage(privilege, 'bubblewrap', host)) return;
  // The lists of a fresh image are empty or old. An update that fails for one of many sources may still have fetched them.
  await changeMachine(aptCommand(privilege, ['update']), host);
  await installPackage(privilege, 'bubblewrap', host);
}
