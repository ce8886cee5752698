import { doubtful, fine } from '../../../core/finding.ts';
import type { Examination } from '../../../ports/engine/source.ts';
import type { Host } from '../../../ports/host.ts';
import { missingProgram } from '../../parts/examinations.ts';
import {
  chooseClient,
  chooseSubstitute,
  findClientPrograms,
  type ServerKind,
  TOOL_NAMES,
  type Tool,
} from './client-programs.ts';
import { shown } from './clients.ts';
import { installHint } from './install.ts';

/** Whether this machine has a client tool for a server. Installs nothing. */
export function clientExamination(tool: Tool, server: ServerKind, host: Host): Examination {
  const names = TOOL_NAMES[tool].filter((name) => name.startsWith('mariadb') === (server.flavor === 'mariadb'));
  const name = names[0] ?? tool;
  return {
    name,
    isOfMachine: true,
    examine: async () => {
      const programs = await findClientPrograms(tool, host);
      const found = chooseClient(programs, server);
      if (found !== undefined) return fine({ kind: 'program-found', program: shown(found.version), path: found.path });
      const install = installHint(server);
      const substitute = chooseSubstitute(programs, server, tool);
      if (substitute !== undefined) {
        const version = shown(substitute.version);
        return doubtful({ kind: 'program-substitute', version, path: substitute.path, server: shown(server), install });
      }
      const lack = { kind: 'none', program: name, server: shown(server) } as const;
      return missingProgram({ lack, install, variable: 'MYSQL_BIN', runsInDocker: true }, host);
    },
  };
}
