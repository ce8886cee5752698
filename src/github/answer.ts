import type { IncomingHttpHeaders } from 'node:http';
import { RestorableError } from '../core/errors.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { SYSTEM_CLOCK } from '../ports/system-clock.ts';

/** A list of 50 issues with the longest bodies has less, and so have 100 runs of a workflow. */
export const LONGEST_ANSWER_BYTES = 16 * 1024 * 1024;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** The HTTP status of an answer. The cause of an error, so that it can be told apart by number. */
class GithubStatus extends Error {
  override readonly name = 'GithubStatus';
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

/** The HTTP status that led to an error. Undefined if there was no answer. */
export function statusOf(thrown: unknown): number | undefined {
  const cause = thrown instanceof RestorableError ? thrown.cause : undefined;
  return cause instanceof GithubStatus ? cause.status : undefined;
}

/** What is needed to explain a refusal. */
export interface Asked {
  /** The end of "GitHub refused to ...". */
  readonly doing: string;
  /** The permission that a workflow must give its token for this. */
  readonly permission?: string | undefined;
}

/** How long GitHub asks to wait. Undefined if it does not limit requests now. */
export function limitedForMs({ status, headers }: Answer): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = retryAfterMs(headers);
  if (after !== undefined) return after;
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isSafeInteger(reset)) {
    // By GitHub's clock, so that a wrong clock here changes nothing.
    const now = Date.parse(headers.date ?? '');
    return Math.max(0, reset * 1_000 - (Number.isNaN(now) ? SYSTEM_CLOCK.now().getTime() : now));
  }
  return status === 429 ? 0 : undefined;
}

/** Answers that can differ the next time. */
export function isPassing(answer: Answer): boolean {
  return answer.status >= 500 || answer.status === 408 || limitedForMs(answer) !== undefined;
}

/** The error for an answer other than success. It never quotes the answer. */
export function refusalOf(answer: Answer, asked: Asked): RestorableError {
  const { status } = answer;
  const waitMs = limitedForMs(answer);
  const cause = new GithubStatus(status);
  if (waitMs !== undefined) {
    return new RestorableError('GITHUB_FAILED', `GitHub limits the requests of this token (${asked.doing}).`, {
      hint: `It accepts requests again in ${Math.ceil(waitMs / 60_000)} minutes. The next run tries again.`,
      cause,
    });
  }
  if (status >= 500 || status === 408) {
    return new RestorableError('GITHUB_FAILED', `GitHub failed to ${asked.doing} (HTTP ${status}).`, {
      hint: 'The next run tries again. https://www.githubstatus.com shows incidents.',
      cause,
    });
  }
  const hint = hintOf(answer, asked);
  return new RestorableError('GITHUB_REFUSED', `GitHub refused to ${asked.doing} (HTTP ${status}).`, { hint, cause });
}

function hintOf({ status, headers }: Answer, { permission }: Asked): string {
  if (status === 401) return 'The token is wrong, expired or revoked: set a new one.';
  if (status === 403 && headers['x-github-sso'] !== undefined) {
    return 'The organization requires single sign-on: authorize the token for it in the settings of the account.';
  }
  const grant =
    permission === undefined
      ? 'Give the token access to this repository.'
      : `Add \`${permission}\` to \`permissions\` of the job; a personal access token needs the same permission for this repository.`;
  if (status === 403) return grant;
  if (status === 404) return `It does not exist, or the token can't see it: check the name. ${grant}`;
  if (status === 410) return 'The repository has no issues: enable them in its settings.';
  return 'Check the names in the options. If they are correct, the API may have changed: use a newer version of this program.';
}

/** The error for an answer that is not what the documentation describes. */
export function unexpectedAnswer({ doing }: Asked, detail: string): RestorableError {
  return new RestorableError('GITHUB_FAILED', `The answer to "${doing}" is not one of GitHub's API: ${detail}.`, {
    hint: 'Check GITHUB_API_URL and any proxies. If they are correct, the API may have changed: use a newer version of this program.',
  });
}
