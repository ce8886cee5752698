import { fine } from '../../../../core/finding.ts';
import type { DumpOptions, Examination } from '../../../../ports/engine/source.ts';
import { refuseSelection } from '../../../parts/refuse-options.ts';
import { clientExamination } from '../../clients/examination.ts';
import type { PostgresDumpContext } from '../../dump/context.ts';
import { connectionExaminations } from '../../examinations.ts';
import { readSlotLimit } from '../../wal/slot.ts';
import { readClusterSettings, requireReplication, requireReplicationSession, requireSuitable } from './requirements.ts';

/** @throws {RestorableError} INPUT_INVALID */
export function refuseParts(options: DumpOptions): void {
  refuseSelection(options, '`kind: physical`, because the entire cluster is copied');
}

/** What a physical backup needs from the server and from this machine, each by the function that the backup itself uses. */
export function physicalExaminations(context: PostgresDumpContext): readonly Examination[] {
  const { control, url, host, dumpOptions } = context;
  return [
    {
      name: 'selected tables',
      examine: async () => {
        refuseParts(dumpOptions);
        return fine({ kind: 'all-of', what: 'cluster' });
      },
    },
    ...connectionExaminations(context).filter(({ name }) => name !== 'second connection'),
    {
      name: 'replication privilege',
      examine: async () => {
        requireReplication(await readClusterSettings(control), url);
        return fine({ kind: 'replicates' });
      },
    },
    {
      name: 'replication settings',
      examine: async () => {
        const settings = await readClusterSettings(control);
        requireSuitable(settings);
        const { walLevel, walSenders } = settings;
        return fine({ kind: 'replication-settings', walLevel, walSenders });
      },
    },
    {
      name: 'replication connection',
      examine: async () => {
        await requireReplicationSession(url, host);
        return fine({ kind: 'replication-accepted' });
      },
    },
    {
      name: 'log shipping',
      examine: async () => fine({ kind: 'log-kept', limitBytes: (await readSlotLimit(control)) ?? null }),
    },
    clientExamination('pg_basebackup', control.serverMajor, host),
  ];
}
