import type { WatchEvent } from '../core/watch/event.ts';
import type { GithubIssue, RepositoryIssues } from '../github/issues.ts';
import type { Message } from '../ports/alerts/notifier.ts';
import { LABEL } from './listed-issues.ts';
import { eventsIn, mergedEvents, withEvents } from './marker.ts';
import type { IssueTarget } from './target.ts';
import { bodyOf, commentOf, noticeMark, titleOf } from './text.ts';

/** Another run may change the same issue between a read and a write. */
const MOST_WRITES = 4;
/**
 * How long ago an equal comment can be: a job that died after it recorded nothing, and a later one announces the same reminder. Its
 * week, and a day for clocks that differ.
 */
const REPEATED_MS = 8 * 24 * 3_600_000;

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

  /**
   * Comments, unless there is such a comment. GitHub can't do that conditionally: of two equal ones, the later is deleted.
   * @returns false if another run was first
   */
  async comment(number: number, message: Message): Promise<boolean> {
    if ((await this.#equalTo(message, number)).length > 0) return false;
    const own = await this.#issues.comment(number, commentOf(message));
    const equal = await this.#equalTo(message, number);
    if (equal.every((id) => id >= own)) return true;
    await this.#issues.deleteComment(own);
    return false;
  }

  /** The ids of the comments with this notice. */
  async #equalTo({ id, at }: Message, number: number): Promise<number[]> {
    const since = new Date(Date.parse(at) - REPEATED_MS);
    const comments = await this.#issues.comments(number, this.#target.account, since);
    return comments.filter(({ text }) => text.includes(noticeMark(id))).map((each) => each.id);
  }

  async close(number: number): Promise<void> {
    await this.#issues.update(number, { state: 'closed', state_reason: 'completed' });
  }

  async reopen(number: number): Promise<void> {
    await this.#issues.update(number, { state: 'open', state_reason: 'reopened' });
  }
}
