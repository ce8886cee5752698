import type { MarkersSeen, MomentFact, ReplayFact } from '../../../core/checks/facts.ts';
import { plural } from '../../format.ts';

/** What was replayed, and up to where. */
export function describeReplay(fact: ReplayFact | MomentFact): string {
  if (fact.kind === 'moment') return describeMoment(fact);
  const { base, to, shipments, transactions } = fact;
  const log = `${plural(transactions, 'transaction')} in ${plural(shipments, 'shipment')}`;
  return `${base} was restored, and the log replayed up to ${to} (${log})`;
}

/** Up to which moment the log was replayed, and the transactions on both sides of it. */
function describeMoment({ base, at, transactions, lastAt, nextAt, server, markers }: MomentFact): string {
  const last =
    lastAt === null
      ? 'no transaction of the log is before it'
      : `the last one that was replayed is of ${lastAt} (${plural(transactions, 'transaction')})`;
  const next = nextAt === null ? 'no later one is stored' : `the first one that was left out is of ${nextAt}`;
  const said =
    server === null ? '' : server === 'there' ? '; the server confirms the end' : '; the server ended elsewhere';
  return `${base} was restored, and the log replayed up to the random moment ${at}: ${last}, ${next}${said}; ${describeMarkers(markers)}`;
}

/** What shows that it is the moment. */
function describeMarkers(markers: MarkersSeen | null): string {
  if (markers === null) return 'compared by the times in the log';
  const { before, missing, after, early, unclear } = markers;
  const there = missing === 0 ? '' : ` (${missing} missing)`;
  const absent = early === 0 ? '' : ` (${early} there)`;
  const aside = unclear === 0 ? '' : `; ${unclear} on neither side, because the clock of the source went back`;
  return `compared by markers in the source: ${before} from before it${there}, ${after} from after it${absent}${aside}`;
}
