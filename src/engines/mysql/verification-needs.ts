import { fine } from '../../core/finding.ts';
import type { Examination, ServerSeries } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { missingProgram } from '../parts/examinations.ts';
import { clientExamination } from './clients/examination.ts';
import { findServer, nameOf, serverPackages } from './server/programs.ts';

/** What an ephemeral server of this flavor and series needs. Installs nothing. */
export function verificationNeeds({ engine, majorVersion }: ServerSeries, host: Host): readonly Examination[] {
  const flavor = engine === 'mariadb' ? 'mariadb' : 'mysql';
  return [
    {
      name: 'server program',
      examine: async () => {
        const found = await findServer(flavor, majorVersion, host);
        if (found !== undefined)
          return fine({ kind: 'program-found', program: `${nameOf(flavor)} ${found.series}`, path: found.path });
        return missingProgram(
          {
            lack: { kind: 'no-server', program: nameOf(flavor), version: majorVersion, isExact: false },
            install: `sudo apt-get install --yes ${serverPackages(flavor, majorVersion)[0]}`,
            variable: 'MYSQL_BIN',
            runsInDocker: false,
          },
          host,
        );
      },
    },
    clientExamination('client', { flavor, majorVersion }, host),
    // For the content digests of the restored database.
    clientExamination('dump', { flavor, majorVersion }, host),
  ];
}
