import { type Finding, fine, type Observation } from '../../src/core/finding.ts';
import { runDoctor } from '../../src/doctor/doctor.ts';
import type { DatabaseSource } from '../../src/options/connections/database-source.ts';
import type { DoctorRequest } from '../../src/options/request/doctor.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import type { Host } from '../../src/ports/host.ts';
import type { Machine } from '../../src/ports/machine.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { runHook } from '../../src/process/hook.ts';
import type { DoctorReport } from '../../src/report/facts/setup/doctor.ts';
import { detailOf, remedyOf } from '../../src/report/words/findings/findings.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';

/** A machine on which everything is possible. */
export const ABLE: Machine = {
  findProgram: async (name) => `/usr/bin/${name}`,
  containment: async () => fine({ kind: 'containment-possible', how: 'user' }),
};

/** Nothing is given. */
export const NOTHING: DoctorRequest = {
  mode: 'doctor',
  name: undefined,
  database: undefined,
  destinations: [],
  recipients: undefined,
  runnerKey: undefined,
  unlock: undefined,
  verifierKey: undefined,
  signers: [],
  verifiers: [],
  dump: { include: [], exclude: [], rowCountTimeoutMs: 600_000, withPasswordHashes: false },
  requireTls: false,
  maxReplicaLagMs: undefined,
  tunnel: undefined,
  allowEphemeralDestination: false,
  target: undefined,
  trustSource: false,
  problems: [],
  timeoutMs: undefined,
};

export function doctor(
  change: Partial<DoctorRequest>,
  dependencies: Dependencies,
  machine: Machine = ABLE,
): Promise<DoctorReport> {
  return runDoctor({ ...NOTHING, ...change }, { ...dependencies, machine });
}

/** With its wording, which the facts have only in reports. */
export function inWords<T extends Observation>(seen: T): T & { readonly detail: string; readonly remedy?: string } {
  const remedy = remedyOf(seen);
  return { ...seen, detail: detailOf(seen), ...(remedy !== undefined && { remedy }) };
}

/** The finding of this name. Throws if there is none, or more than one. */
export function findingOf({ findings }: Pick<DoctorReport, 'findings'>, name: string, at?: string) {
  const [found, ...others] = findings.filter((each) => each.name === name && (at === undefined || each.at === at));
  if (found !== undefined && others.length === 0) return inWords<Finding>(found);
  throw new Error(
    `${others.length + (found === undefined ? 0 : 1)} findings "${name}": ${findings.map((each) => each.name).join(', ')}`,
  );
}

/** The result of each finding of an area, by name. */
export function resultsOf({ findings }: Pick<DoctorReport, 'findings'>, area: Finding['area']): Record<string, string> {
  return Object.fromEntries(findings.filter((each) => each.area === area).map(({ name, result }) => [name, result]));
}

/** What `doctor` finds about a database, with the engine's host. */
export function examineDatabase(
  engine: Engine,
  database: DatabaseSource,
  host: Host,
  change: Partial<DoctorRequest> = {},
): Promise<DoctorReport> {
  const openStorage = (): never => {
    throw new Error('no destination in this test');
  };
  const workflowRuns = (): never => {
    throw new Error('no workflow in this test');
  };
  const sigstore = (): never => {
    throw new Error('no signature in this test');
  };
  const clock = SYSTEM_CLOCK;
  return doctor(
    { database, ...change },
    { host, clock, openStorage, engine: async () => engine, runHook, workflowRuns, sigstore },
  );
}
