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
      if (found !== undefined) return fine(`${shown(found.version)}, ${found.path}`);
      const install = installHint(server);
      const substitute = chooseSubstitute(programs, server, tool);
      if (substitute !== undefined) {
        return doubtful(
          `from ${shown(substitute.version)} (${substitute.path}), while the server is ${shown(server)}`,
          `Install the server's own: ${install}.`,
        );
      }
      const lack = `this machine has no ${name} for ${shown(server)}`;
      return missingProgram({ lack, install, variable: 'MYSQL_BIN', runsInDocker: true }, host);
    },
  };
}
