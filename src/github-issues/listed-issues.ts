import type { WatchEvent } from '../core/watch/event.ts';
import { type Incident, incidentsOf, subjectKey } from '../core/watch/incident.ts';
import { CLOSED_INCIDENTS_MS } from '../core/watch/stored-event.ts';
import type { GithubIssue, RepositoryIssues } from '../github/issues.ts';
import { eventsIn, type MarkerNames } from './marker.ts';

/** The label of every issue. Issues without it do not count. */
export const LABEL = 'restorable';

/** An issue of ours, with what its marker says. */
export interface MarkedIssue {
  readonly issue: GithubIssue;
  readonly events: readonly WatchEvent[];
  /** The one that it is about. */
  readonly incident: Incident;
}

export interface ListedIssues {
  /** One per subject that is open, and those that were over recently. The lowest number first. */
  readonly marked: readonly MarkedIssue[];
  /** Two runs opened them for what an issue with a lower number is about. */
  readonly duplicates: readonly MarkedIssue[];
  /** Ours, open, and without a marker that can be read: someone edited the text. */
  readonly unmarked: readonly GithubIssue[];
}

interface Listing {
  readonly issues: RepositoryIssues;
  readonly account: string;
  readonly names: MarkerNames;
}

/**
 * The issues that the token's account opened with our label. Anyone can open an issue in a public repository, with a marker like
 * ours and, by a form, with our label too.
 */
export async function listMarked(listing: Listing, now: Date | undefined): Promise<ListedIssues> {
  const { issues, account, names } = listing;
  const filter = { creator: account, label: LABEL };
  const open = await issues.list({ ...filter, state: 'open' });
  const since = now && new Date(now.getTime() - CLOSED_INCIDENTS_MS);
  const closed = since === undefined ? [] : await issues.list({ ...filter, state: 'closed', since });
  const own = [...open, ...closed].filter((issue) => isOwn(issue, account)).toSorted((a, b) => a.number - b.number);
  const marked: MarkedIssue[] = [];
  const duplicates: MarkedIssue[] = [];
  const unmarked: GithubIssue[] = [];
  const openSubjects = new Set<string>();
  for (const issue of own) {
    const events = eventsIn(issue.body, names);
    const incident = events && countingIn(incidentsOf(events));
    if (events === undefined && issue.state === 'open') unmarked.push(issue);
    if (events === undefined || incident === undefined || incident.state === 'duplicate') continue;
    const key = subjectKey(incident.subject);
    const isDuplicate = incident.state === 'open' && openSubjects.has(key);
    if (incident.state === 'open') openSubjects.add(key);
    (isDuplicate ? duplicates : marked).push({ issue, events, incident });
  }
  return { marked, duplicates, unmarked };
}

/** An issue can have had several: if a duplicate had the only issue, that issue is now about the incident that counts. */
function countingIn(incidents: readonly Incident[]): Incident | undefined {
  return (
    incidents.find(({ state }) => state === 'open') ??
    incidents.find(({ state }) => state !== 'duplicate') ??
    incidents[0]
  );
}

function isOwn({ author, labels, isPullRequest }: GithubIssue, account: string): boolean {
  return author === account && !isPullRequest && labels.some((label) => label.toLowerCase() === LABEL);
}
