import { RestorableError } from '../../../core/errors.ts';
import type { LogPosition } from '../../../core/format/log/log-position.ts';
import type { LogKeeping, LogReading } from '../../../ports/engine/log-source.ts';
import type {
  DumpOptions,
  Examination,
  KeptLog,
  Source,
  SourceInfo,
  SourceOptions,
} from '../../../ports/engine/source.ts';
import type { Host } from '../../../ports/host.ts';
import { examineMarkers, type MarkerTable, writeMarker } from '../markers.ts';

/** What the source of a dump works with. */
export interface SourceContext<U, C> {
  readonly url: U;
  /** Reads the catalog. Keeps a snapshot's transaction open if the server supports exported snapshots. */
  readonly control: C;
  /** Everything to close. */
  readonly opened: AsyncDisposable[];
  /** Stops the dump tool if the source is closed, or if something that runs beside the dump fails. */
  readonly stop: AbortController;
  readonly host: Host;
  readonly options: SourceOptions;
}

/** What one dump of a source works with. */
export interface DumpContext<U, C> extends SourceContext<U, C> {
  readonly dumpOptions: DumpOptions;
}

/** How an engine uses the connection to a source. */
export interface SourceWork<U, C> {
  readonly readInfo: (control: C) => Promise<SourceInfo>;
  readonly startDump: (context: DumpContext<U, C>) => ReturnType<Source['dump']>;
  readonly examinations: (context: DumpContext<U, C>) => readonly Examination[];
  readonly readLog?:
    | ((context: SourceContext<U, C>, from: LogPosition, keeping: LogKeeping) => Promise<LogReading>)
    | undefined;
  readonly stopKeeping?: ((control: C, keeping: LogKeeping) => Promise<KeptLog>) | undefined;
  readonly markerTable?: ((control: C, name: string) => MarkerTable) | undefined;
}

/** A source that is queried over one connection, which is closed with it. */
export async function serverSource<U, C extends AsyncDisposable>(
  basis: Pick<SourceContext<U, C>, 'url' | 'control' | 'host' | 'options'>,
  { readInfo, startDump, examinations, readLog, stopKeeping, markerTable }: SourceWork<U, C>,
): Promise<Source> {
  const context = { ...basis, opened: [basis.control] as AsyncDisposable[], stop: new AbortController() };
  const close = async (): Promise<void> => {
    context.stop.abort(new RestorableError('CANCELLED', 'The source was closed before its dump ended.'));
    await Promise.all(context.opened.map((each) => each[Symbol.asyncDispose]()));
  };
  try {
    const info = await readInfo(basis.control);
    return {
      info,
      examinations: (dumpOptions) => [
        ...examinations({ ...context, dumpOptions }),
        ...markerExaminations(basis.control, markerTable, dumpOptions),
      ],
      readLog: readLog && ((from, keeping) => readLog(context, from, keeping)),
      stopKeeping: stopKeeping && ((keeping) => stopKeeping(basis.control, keeping)),
      mark: markerTable && ((name) => writeMarker(markerTable(basis.control, name))),
      dump: (dumpOptions) => startDump({ ...context, dumpOptions }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function markerExaminations<C>(
  control: C,
  markerTable: SourceWork<unknown, C>['markerTable'],
  { markerTable: name }: DumpOptions,
): readonly Examination[] {
  if (name === undefined || markerTable === undefined) return [];
  return [{ name: 'marker table', examine: () => examineMarkers(markerTable(control, name)) }];
}

/** A fingerprint describes the content of the streams, so it exists only after they have ended. */
export function fingerprintTooEarly(): RestorableError {
  return new RestorableError('INTERNAL', 'The fingerprint was asked for before the last stream had ended.');
}
