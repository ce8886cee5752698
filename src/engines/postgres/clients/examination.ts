import { fine } from '../../../core/finding.ts';
import type { Lack } from '../../../core/findings/of-database.ts';
import type { Examination } from '../../../ports/engine/source.ts';
import type { Host } from '../../../ports/host.ts';
import { missingProgram } from '../../parts/examinations.ts';
import type { ClientProgram } from './clients.ts';
import { installHint } from './install.ts';
import { chooseProgram, findPostgresPrograms } from './programs.ts';

/** Whether this machine has a client tool for a server. Installs nothing. */
export function clientExamination(tool: ClientProgram, serverMajor: number, host: Host): Examination {
  return {
    name: tool,
    isOfMachine: true,
    examine: async () => {
      const programs = await findPostgresPrograms(tool, host);
      const found = chooseProgram(programs, serverMajor);
      if (found !== undefined)
        return fine({ kind: 'program-found', program: `version ${found.version}`, path: found.path });
      const newest = programs.toSorted((one, other) => other.version - one.version)[0];
      const lack: Lack =
        newest === undefined
          ? { kind: 'none', program: tool }
          : { kind: 'older', program: tool, version: newest.version, path: newest.path, serverVersion: serverMajor };
      const install = installHint('client', serverMajor);
      return missingProgram({ lack, install, variable: 'PG_BIN', runsInDocker: true }, host);
    },
  };
}
