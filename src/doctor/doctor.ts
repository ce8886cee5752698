import { failureOf } from '../core/errors.ts';
import { type Observation, observationOf, unexamined } from '../core/finding.ts';
import { openSignerRing } from '../openpgp/signatures/signatures.ts';
import type { DoctorRequest } from '../options/request/doctor.ts';
import type { ServerSeries } from '../ports/engine/source.ts';
import type { Machine } from '../ports/machine.ts';
import type { Storage } from '../ports/storage.ts';
import type { DoctorReport } from '../report/facts/setup/doctor.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { checkDatabase } from './database.ts';
import { checkDestinations } from './destinations.ts';
import { examineEnvironment } from './environment.ts';
import { Findings } from './examine.ts';
import { checkKeys } from './keys.ts';
import { examineMachine } from './machine.ts';
import { examineStoredBackups } from './stored-backup.ts';
import { examineVerification } from './verification.ts';

/** What `doctor` receives in addition to every command. */
export interface DoctorDependencies extends Dependencies {
  readonly machine: Machine;
}

/**
 * Examines what was given, and this machine. Changes nothing: its probes at destinations are deleted again. Never throws: the
 * report contains what was found before a cancellation.
 */
export async function runDoctor(request: DoctorRequest, dependencies: DoctorDependencies): Promise<DoctorReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const { machine } = dependencies;
  const findings = new Findings(context);
  await run.guard(async () => {
    await run.phase('machine', () => examineMachine(findings, context, machine));
    examineOptions(request, findings, context);
    await run.phase('keys', () => examineKeys(request, findings, context));
    const reachable = await run.phase('destinations', () => examineDestinations(request, findings, context));
    const ofBackup = await run.phase('stored backups', () => examineBackups(request, reachable, findings, context));
    const ofDatabase = await run.phase('database', () => examineDatabase(request, findings, context));
    await run.phase('verification', () =>
      examineVerification(ofDatabase ?? ofBackup, request, findings, { ...context, machine }),
    );
  });
  const isBad = findings.all.some(({ result }) => result === 'failed');
  return { mode: 'doctor', ...run.facts(isBad), findings: findings.all };
}

function examineOptions({ problems }: DoctorRequest, findings: Findings, { host }: RunContext): void {
  for (const { option, error } of problems) findings.add({ area: 'options', name: option }, observationOf(error));
  examineEnvironment(findings, host);
}

async function examineKeys(request: DoctorRequest, findings: Findings, context: RunContext): Promise<void> {
  await checkKeys(request, findings, context);
  if (hasProblem(request, 'encrypt-to', 'decrypt-with', 'passphrase')) return;
  const { recipients, unlock } = request;
  if (recipients === undefined && unlock === undefined) {
    findings.add({ area: 'keys', name: 'keys' }, notGiven('encrypt-to', 'decrypt-with', 'passphrase'));
  } else if (unlock === undefined) {
    findings.add({ area: 'keys', name: 'decrypt-with' }, notGiven('decrypt-with'));
  }
}

async function examineDestinations(
  request: DoctorRequest,
  findings: Findings,
  context: RunContext,
): Promise<readonly Storage[]> {
  if (request.destinations.length === 0 && !hasProblem(request, 'destination')) {
    findings.add({ area: 'destination', name: 'destinations' }, notGiven('destination'));
  }
  return checkDestinations(request, findings, context);
}

async function examineBackups(
  request: DoctorRequest,
  reachable: readonly Storage[],
  findings: Findings,
  context: RunContext,
): Promise<ServerSeries | undefined> {
  const { name, unlock, passphrase, signers } = request;
  if (reachable.length === 0) return undefined;
  if (name === undefined) {
    findings.add({ area: 'stored backup', name: 'newest backup' }, notGiven('name'));
    return undefined;
  }
  // A key that can't be read is a finding of its own, and then nothing is authenticated with the rest.
  const ring = await openSignerRing(signers, passphrase).catch((thrown: unknown) => {
    failureOf(thrown, ['keys']);
    return undefined;
  });
  return examineStoredBackups(reachable, { name, unlock, ring, keys: request }, findings, context);
}

async function examineDatabase(
  request: DoctorRequest,
  findings: Findings,
  context: RunContext,
): Promise<ServerSeries | undefined> {
  const { database, dump, requireTls, maxReplicaLagMs, tunnel } = request;
  if (database !== undefined) {
    const hasTunnel = tunnel !== undefined;
    return checkDatabase({ database, dump, requireTls, maxReplicaLagMs, hasTunnel }, findings, context);
  }
  if (!hasProblem(request, 'database')) findings.add({ area: 'database', name: 'database' }, notGiven('database'));
  return undefined;
}

function hasProblem({ problems }: DoctorRequest, ...options: readonly string[]): boolean {
  return problems.some(({ option }) => options.includes(option));
}

function notGiven(...options: readonly string[]): Observation {
  return unexamined({ kind: 'not-given', options });
}
