import { realpath } from 'node:fs/promises';
import { fine } from '../../core/finding.ts';
import type { DumpOptions, Examination } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { requireSpace } from '../parts/disk.ts';
import { refuseSelection } from '../parts/refuse-options.ts';
import type { Header } from './file/header.ts';
import { sizeWithWal } from './file/source-files.ts';

/** @throws {RestorableError} INPUT_INVALID */
export function refuseParts(options: DumpOptions): void {
  const smaller = 'Remove them, or create a smaller database with `vacuum into` and back that up.';
  refuseSelection(options, 'SQLite, because the entire file is copied', smaller);
}

/** What a dump needs beyond a file that can be opened, which opening the source has shown. */
export function fileExaminations(
  { path, header }: { readonly path: string; readonly header: Header | undefined },
  options: DumpOptions,
  host: Host,
): readonly Examination[] {
  return [
    {
      name: 'selected tables',
      examine: async () => {
        refuseParts(options);
        return fine({ kind: 'all-of', what: 'file' });
      },
    },
    {
      name: 'journal mode',
      examine: async () => fine({ kind: 'journal-mode', mode: header?.journalMode === 'wal' ? 'wal' : 'rollback' }),
    },
    {
      name: 'space for the snapshot',
      isOfMachine: true,
      examine: async () => {
        const bytes = await sizeWithWal(await realpath(path));
        await requireSpace((await host.workspace()).path, bytes, 'a snapshot of the database');
        return fine({ kind: 'space-for-snapshot', bytes });
      },
    },
  ];
}
