import { placeOf } from '../backup/three-two-one.ts';
import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import { evaluateCopies, type ThreeTwoOne } from '../core/planning/three-two-one.ts';
import type { CheckDestinationsRequest } from '../options/request/destinations.ts';
import type { Storage } from '../ports/storage.ts';
import type { CheckDestinationsReport, DestinationProbe } from '../report/facts/destinations.ts';
import { type ProbeFindings, probeDestination } from '../repository/probe/probe.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { requireLasting } from '../run/destinations/lasting-destinations.ts';
import { openDestination } from '../run/destinations/open-destinations.ts';
import { beginRun } from '../run/run-context.ts';

/** Probes what each destination supports and permits. Leaves nothing there. Never throws: the report contains the error. */
export async function runCheckDestinations(
  request: CheckDestinationsRequest,
  dependencies: Dependencies,
): Promise<CheckDestinationsReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const probes: Probed[] = [];
  const opened: Storage[] = [];
  await run.guard(async () => {
    for (const spec of request.destinations) {
      try {
        const storage = await openDestination(spec, context);
        await requireLasting([storage], { allowed: request.allowEphemeralDestination, host: context.host });
        opened.push(storage);
      } catch (thrown) {
        // An invalid line must not hide the results of the others.
        throwIfCancelled(dependencies.host.signal);
        run.fail(thrown);
      }
    }
    const folder = request.name === undefined ? '' : objectKeys(request.name).root;
    const { clock, host } = dependencies;
    for (const storage of opened) {
      const findings = await run.phase(`probe ${storage.label}`, () =>
        probeDestination({ storage, folder, clock, signal: host.signal }),
      );
      probes.push({ storage, probe: summarize(storage.label, findings) });
      // Rejected credentials are a finding. About a destination that does not answer, nothing is known.
      if (findings.unreachable?.code === 'STORAGE_UNREACHABLE') run.fail(findings.unreachable);
      for (const key of findings.leftBehind) run.warn(`${key} at ${storage.label} could not be deleted, and stays.`);
    }
  });
  const destinations = probes.map(({ probe }) => probe);
  const isBad = destinations.some((probe) => !probe.usable);
  return { mode: 'check-destinations', ...run.facts(isBad), destinations, rule: ruleOf(probes) };
}

interface Probed {
  readonly storage: Storage;
  readonly probe: DestinationProbe;
}

function summarize(label: string, findings: ProbeFindings): DestinationProbe {
  const { unreachable: _, checks, ...facts } = findings;
  const usable = checks.every((check) => check.outcome !== 'failed');
  return { label, usable, checks: checks.map(probed), ...facts };
}

function probed({ name, outcome, seen }: ProbeFindings['checks'][number]): CheckResult {
  return { name, group: 'destination', outcome, facts: [{ kind: 'probe', seen }] };
}

/** As it would be with a backup at each destination that can store one. */
function ruleOf(probes: readonly Probed[]): ThreeTwoOne | undefined {
  if (probes.length === 0) return undefined;
  const usable = probes.filter(({ probe }) => probe.usable);
  return evaluateCopies(usable.map(({ storage }) => placeOf(storage, true)));
}
