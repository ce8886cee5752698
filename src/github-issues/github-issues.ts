import { failureOf } from '../core/errors.ts';
import type { Subject } from '../core/watch/condition.ts';
import type { Announced, NoticeName, Opened, WatchEvent } from '../core/watch/event.ts';
import { type Incident, incidentsOf, subjectKey } from '../core/watch/incident.ts';
import type { RepositoryIssues } from '../github/issues.ts';
import type { IncidentStore } from '../ports/alerts/incident-store.ts';
import type { Message, Notifier } from '../ports/alerts/notifier.ts';
import { messageOf } from '../report/watch/message.ts';
import { type ListedIssues, listMarked, type MarkedIssue } from './listed-issues.ts';
import { mergedEvents } from './marker.ts';
import { type IssueTarget, openTarget, toNotifyError, unknownIncident } from './target.ts';
import { isPageOf, titleOf } from './text.ts';
import { IssueWriter, type WriterOptions } from './writer.ts';

/** The channel's id, and the value of `alerts`. */
export const GITHUB_ISSUES = 'github-issues';

export interface GithubIssuesOptions extends WriterOptions {
  readonly issues: RepositoryIssues;
  /** Names of this run. A public repository has digests only, which are compared with theirs. */
  readonly databases: readonly string[];
  readonly destinations: readonly string[];
  /** Whether what is said of a warning waits. */
  readonly isQuiet: boolean;
  /** Whether issues are wanted for this subject. */
  readonly wants: (subject: Subject) => boolean;
}

/** One issue per incident: where incidents are kept, and a channel. */
export class GithubIssues implements IncidentStore, Notifier {
  readonly id = GITHUB_ISSUES;
  /** An issue would bring a mail. */
  readonly keepsSuspicions = false;
  readonly #options: GithubIssuesOptions;
  #target: Promise<IssueTarget> | undefined;
  #listed: Promise<ListedIssues> | undefined;
  /** Those of this run. */
  readonly #opened: MarkedIssue[] = [];
  /** What all stores know. */
  #history: readonly WatchEvent[] = [];

  constructor(options: GithubIssuesOptions) {
    this.#options = options;
  }

  get label(): string {
    return `the issues of ${this.#options.issues.repository}`;
  }

  keeps(subject: Subject): boolean {
    return this.#options.wants(subject);
  }

  /** Receives the history of all stores: an issue is opened later for what another store recorded. */
  learn(history: readonly WatchEvent[]): void {
    this.#history = mergedEvents(this.#history, history);
  }

  async load(): Promise<readonly WatchEvent[]> {
    const { marked, duplicates } = await this.#list();
    try {
      const writer = await this.#writer();
      for (const { issue, events, incident } of duplicates) {
        await writer.closeDuplicate(issue.number, events, incident.id);
      }
    } catch (error) {
      // The next run does it.
      failureOf(error, ['notify']);
    }
    const events = marked.flatMap((each) => each.events);
    this.learn(events);
    return events;
  }

  /** GitHub has no conditional change. Of two issues the higher number is closed, and of two equal comments the later is deleted. */
  async claim(event: Announced): Promise<boolean> {
    if (event.type === 'opened') return this.#open(event);
    this.learn([event]);
    const isFirst = await this.#commentFirst(event);
    // In any case: the run that was first may have ended before it could record it.
    await this.append([event]);
    return isFirst;
  }

  /** @returns false if another run has the comment */
  async #commentFirst(event: Exclude<Announced, Opened>): Promise<boolean> {
    const known = await this.#find(event.incident);
    const incident = this.#incidents().find(({ id }) => id === event.incident);
    const isHeld = this.#options.isQuiet && incident?.severity === 'warning';
    if (known === undefined || incident === undefined || isHeld) return true;
    const issue = await this.#options.issues.get(known.issue.number);
    const isAcknowledged = event.type === 'reminded' && issue?.state === 'closed';
    if (issue === undefined || isAcknowledged) return true;
    const message = await this.#message(incident.id, noticeOf(event), event.at);
    return (await this.#writer()).comment(issue.number, message);
  }

  async #open(event: Opened): Promise<boolean> {
    const { marked } = await this.#list();
    if (marked.some(({ incident }) => isOpenFor(this.#present(incident), event.subject))) return false;
    this.learn([event]);
    const edited = await this.#findEdited(event.incident);
    if (edited === undefined) return this.#create(await this.#message(event.incident, 'opened', event.at));
    // Its marker is gone. It must not be opened again by every run.
    await (await this.#writer()).record(edited.issue.number, [event]);
    return false;
  }

  async append(events: readonly WatchEvent[]): Promise<void> {
    this.learn(events);
    const writer = await this.#writer();
    for (const [incident, of] of Map.groupBy(events, (event) => event.incident)) {
      const found = await this.#find(incident);
      if (found === undefined) continue;
      const { number } = found.issue;
      const isDuplicate = of.some((event) => event.type === 'closed' && event.reason === 'duplicate');
      const main = isDuplicate ? this.#incidents().find((each) => isOpenFor(each, found.incident.subject)) : undefined;
      const other = main && (await this.#find(main.id));
      if (isDuplicate && other !== undefined && other.issue.number !== number) {
        await writer.closeDuplicate(number, of, incident);
      } else {
        // All that is known, because another run may have written over what this one wrote. If this was a duplicate and has the only
        // issue, the issue is now about the incident that counts.
        await writer.record(number, [...this.#eventsOf(incident), ...this.#eventsOf(main?.id)]);
      }
    }
  }

  async send(message: Message, signal: AbortSignal): Promise<void> {
    try {
      const writer = await this.#writer(signal);
      if (message.kind === 'test') return await writer.close((await writer.create(message, [])).number);
      const notice = message.id.slice(message.incident.length + 1) as NoticeName;
      const { isPublic } = (await this.#ready()).names;
      const shown = isPublic ? await this.#message(message.incident, notice, message.at) : message;
      await this.#deliver(writer, shown, signal);
    } catch (error) {
      throw toNotifyError(error);
    }
  }

  async #deliver(writer: IssueWriter, message: Message, signal: AbortSignal): Promise<void> {
    const known = await this.#find(message.incident);
    const issue = known && (await this.#options.issues.until(signal).get(known.issue.number));
    if (issue === undefined) {
      // If it was told and there is no issue, someone deleted it: that is an acknowledgment.
      const isNews = message.kind === 'escalated' || !this.#wasTold(message.incident);
      if (message.kind !== 'closed' && isNews) await this.#create(message, signal);
      return;
    }
    const isAcknowledged = issue.state === 'closed';
    if (message.kind === 'opened' || (message.kind === 'reminded' && isAcknowledged)) return;
    await writer.comment(issue.number, message);
    if (message.kind === 'closed' && !isAcknowledged) await writer.close(issue.number);
    if (message.kind === 'escalated' && isAcknowledged) await writer.reopen(issue.number);
  }

  /**
   * Opens an issue. GitHub can't do that conditionally: of two for the same subject, the one with the higher number is closed.
   * @returns false if that was this one
   */
  async #create(message: Message, signal?: AbortSignal): Promise<boolean> {
    const [incident] = this.#incidents().filter(({ id }) => id === message.incident);
    if (incident === undefined) throw unknownIncident(message.incident);
    const events = this.#eventsOf(incident.id);
    const writer = await this.#writer(signal);
    const { account, names } = await this.#ready();
    const issue = await writer.create(message, events);
    const listed = await listMarked({ issues: this.#issues(signal), account, names }, undefined);
    const isDuplicate = listed.duplicates.some((each) => each.issue.number === issue.number);
    if (isDuplicate) await writer.closeDuplicate(issue.number, events, incident.id);
    else this.#opened.push({ issue, events, incident });
    return !isDuplicate;
  }

  /** By what all stores know. An issue that could not be changed at its end says that it is open. */
  #present(incident: Incident): Incident {
    return this.#incidents().find(({ id }) => id === incident.id) ?? incident;
  }

  #incidents(): Incident[] {
    return incidentsOf(this.#history);
  }

  #eventsOf(incident: string | undefined): WatchEvent[] {
    return this.#history.filter((event) => event.incident === incident);
  }

  #wasTold(incident: string): boolean {
    return this.#eventsOf(incident).some((event) => event.type === 'delivered' && event.channel === this.id);
  }

  /** The text, with the names that the repository may show. */
  async #message(id: string, notice: NoticeName, at: string): Promise<Message> {
    const { names } = await this.#ready();
    const incident = this.#incidents().find((each) => each.id === id);
    if (incident === undefined) throw unknownIncident(id);
    const message = messageOf({ channel: this.id, incident, notice, at, covers: [] }, names);
    // The run may be of a private repository.
    const isShown = !names.isPublic || isPageOf(message.runUrl, names);
    return isShown ? message : { ...message, runUrl: undefined };
  }

  /** The issue of an incident, of its condition, or the one whose marker someone removed. */
  async #find(id: string): Promise<MarkedIssue | undefined> {
    const { marked } = await this.#list();
    const all = [...marked, ...this.#opened];
    const own = all.find(({ events }) => events.some(({ incident }) => incident === id));
    if (own !== undefined) return own;
    const subject = this.#incidents().find((each) => each.id === id)?.subject;
    const of = subject && all.find(({ incident }) => isOpenFor(this.#present(incident), subject));
    return of ?? this.#findEdited(id);
  }

  async #findEdited(id: string): Promise<MarkedIssue | undefined> {
    const { unmarked } = await this.#list();
    const incident = this.#incidents().find((each) => each.id === id);
    if (unmarked.length === 0 || incident === undefined) return undefined;
    const title = titleOf(await this.#message(id, 'opened', incident.openedAt));
    const issue = unmarked.find((each) => each.title === title);
    return issue && { issue, events: [], incident };
  }

  #list(): Promise<ListedIssues> {
    this.#listed ??= this.#ready().then(({ account, names }) => {
      return listMarked({ issues: this.#options.issues, account, names }, this.#options.now());
    });
    return this.#listed;
  }

  #ready(): Promise<IssueTarget> {
    this.#target ??= openTarget(this.#options);
    return this.#target;
  }

  #issues(signal: AbortSignal | undefined): RepositoryIssues {
    return signal === undefined ? this.#options.issues : this.#options.issues.until(signal);
  }

  async #writer(signal?: AbortSignal): Promise<IssueWriter> {
    return new IssueWriter(this.#issues(signal), await this.#ready(), this.#options);
  }
}

const noticeOf = (event: Exclude<Announced, Opened>): NoticeName =>
  event.type === 'reminded' ? `reminded-${event.day}` : event.type;

function isOpenFor(incident: Incident, subject: Subject): boolean {
  return incident.state === 'open' && subjectKey(incident.subject) === subjectKey(subject);
}
