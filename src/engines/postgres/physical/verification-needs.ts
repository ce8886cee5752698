import { fine } from '../../../core/finding.ts';
import type { Examination, ServerSeries } from '../../../ports/engine/source.ts';
import type { Host } from '../../../ports/host.ts';
import { missingProgram } from '../../parts/examinations.ts';
import { findServerBinaries } from '../clients/clients.ts';
import { installHint } from '../clients/install.ts';

/** What starting a copied cluster of this version needs. Installs nothing. */
export function physicalVerificationNeeds({ majorVersion }: ServerSeries, host: Host): readonly Examination[] {
  const wanted = Number.parseInt(majorVersion, 10);
  return [
    {
      name: 'server program',
      examine: async () => {
        const found = await findServerBinaries(wanted, host);
        if (found?.major === wanted) return fine(`PostgreSQL ${wanted} in ${found.binDirectory}`);
        const lack = `this machine has no PostgreSQL server of exactly version ${wanted}`;
        const install = installHint('server', wanted);
        return missingProgram({ lack, install, variable: 'PG_BIN', runsInDocker: false }, host);
      },
    },
  ];
}
