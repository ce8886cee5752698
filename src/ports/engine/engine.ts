import type { TimeTravel } from '../../core/format/manifest/time-travel.ts';
import type { Secret } from '../../core/secret.ts';
import type { Host } from '../host.ts';
import type { ServerEnd, Via } from './connection.ts';
import type { Examination, ServerSeries, Source, SourceOptions } from './source.ts';
import type { Target, TargetNeeds, TargetSpec } from './target.ts';

/** One kind of database. */
export interface Engine {
  /** Connects and queries version, identity and size. */
  openSource(url: Secret, options: SourceOptions, host: Host): Promise<Source>;
  openTarget(spec: TargetSpec, needs: TargetNeeds, host: Host): Promise<Target>;
  /** For the post step: removes a database that a crashed run left on the server in this URL. */
  dropLeftover(url: Secret, name: string, host: Host, via?: Via): Promise<void>;
  /** Names of the databases on the server that a URL names. Only for engines whose servers have several. */
  databases?(url: Secret, options: SourceOptions, host: Host): Promise<readonly string[]>;
  /** What an ephemeral database for a verification would need on this machine. Installs nothing. */
  verificationNeeds(of: ServerSeries, host: Host): readonly Examination[];
  /** The server that a URL names. Only for engines that support `via`. @throws INPUT_INVALID */
  serverOf?(url: Secret): Promise<ServerEnd>;
  /**
   * How the provider's own history returns a database to the moment of a backup, in sentences for a person. Only for engines whose dumps
   * record such a point.
   * @param takenAt when the backup's data was read
   */
  timeTravel?(point: TimeTravel, takenAt: Date, now: Date): string;
}
