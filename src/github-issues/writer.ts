import type { WatchEvent } from '../core/watch/event.ts';
import type { GithubIssue, RepositoryIssues } from '../github/issues.ts';
import type { Message } from '../ports/notifier.ts';
import { LABEL } from './listed-issues.ts';
import { eventsIn, mergedEvents, withEvents } from './marker.ts';
import type { IssueTarget } from './target.ts';
import { bodyOf, commentOf, noticeMark, titleOf } from './text.ts';

/** Another run may change the same issue between a read and a write. */
const MOST_WRITES = 4;

export interface WriterOptions {
  /** In addition to ours. */
  readonly labels: readonly string[];
  readonly assignee: string | undefined;
  readonly now: () => Date;
  /** Receives what did not work and is not worth an error. */
  readonly warn: (message: string) => void;
}

/** What is written to the issues of a repository. All methods throw as `GithubClient.call`. */
export class IssueWriter {
  readonly #issues: RepositoryIssues;
  readonly #target: IssueTarget;
  readonly #options: WriterOptions;

  constructor(issues: RepositoryIssues, target: IssueTarget, options: WriterOptions) {
    this.#issues = issues;
    this.#target = target;
    this.#options = options;
  }

  /** Opens an issue with these events in its marker. Without any, it is found by nobody. */
  async create(message: Message, events: readonly WatchEvent[]): Promise<GithubIssue> {
    const { assignee, warn, labels } = this.#options;
    const text = bodyOf(message);
    const body = events.length === 0 ? text : withEvents(text, events, this.#target.names);
    const issue = { title: titleOf(message), body, labels: [LABEL, ...labels] };
    const created = await this.#target.create(this.#issues, issue, assignee, warn);
    if (created.labels.some((label) => label.toLowerCase() === LABEL)) return created;
    await this.#issues.update(created.number, { state: 'closed', state_reason: 'not_planned' });
    throw this.#target.mayNotLabel();
  }

  /**
   * Adds events to an issue's marker, until they are all there. GitHub has no conditional change: what is lost because another run
   * wrote at the same moment is that something was delivered, and it is delivered again.
   */
  async record(number: number, events: readonly WatchEvent[]): Promise<void> {
    const { names } = this.#target;
    for (let written = 0; written < MOST_WRITES; written += 1) {
      const issue = await this.#issues.get(number);
      if (issue === undefined) return;
      const stored = eventsIn(issue.body, names) ?? [];
      const body = withEvents(issue.body, mergedEvents(stored, events), names);
      if (body === issue.body) return;
      await this.#issues.update(number, { body });
    }
  }

  /** Without a comment: nothing is over. */
  async closeDuplicate(number: number, events: readonly WatchEvent[], incident: string): Promise<void> {
    const at = this.#options.now().toISOString();
    const closed: WatchEvent = { type: 'closed', incident, reason: 'duplicate', at, origin: null };
    const isClosed = events.some((event) => event.type === 'closed' && event.incident === incident);
    await this.record(number, isClosed ? events : [...events, closed]);
    await this.#issues.update(number, { state: 'closed', state_reason: 'not_planned' });
  }

  /** Comments, unless an earlier run did so before it ended. */
  async comment(number: number, message: Message): Promise<void> {
    const earlier = await this.#issues.comments(number, this.#target.account, new Date(message.at));
    if (earlier.some((text) => text.includes(noticeMark(message.id)))) return;
    await this.#issues.comment(number, commentOf(message));
  }

  async close(number: number): Promise<void> {
    await this.#issues.update(number, { state: 'closed', state_reason: 'completed' });
  }

  async reopen(number: number): Promise<void> {
    await this.#issues.update(number, { state: 'open', state_reason: 'reopened' });
  }
}
