import prettyBytes from 'pretty-bytes';
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
        return fine('the entire cluster');
      },
    },
    ...connectionExaminations(context).filter(({ name }) => name !== 'second connection'),
    {
      name: 'replication privilege',
      examine: async () => {
        requireReplication(await readClusterSettings(control), url);
        return fine('this account has REPLICATION');
      },
    },
    {
      name: 'replication settings',
      examine: async () => {
        const settings = await readClusterSettings(control);
        requireSuitable(settings);
        return fine(`wal_level ${settings.walLevel}, ${settings.walSenders} WAL senders, one folder`);
      },
    },
    {
      name: 'replication connection',
      examine: async () => {
        await requireReplicationSession(url, host);
        return fine('accepted by pg_hba.conf');
      },
    },
    {
      name: 'log shipping',
      examine: async () => {
        const limit = await readSlotLimit(control);
        return fine(
          limit === undefined
            ? 'refused until max_slot_wal_keep_size limits what the server keeps (only for `ship`)'
            : `the server keeps up to ${prettyBytes(limit, { binary: true })} for it (max_slot_wal_keep_size)`,
        );
      },
    },
    clientExamination('pg_basebackup', control.serverMajor, host),
  ];
}
