import { RestorableError } from '../../core/errors.ts';

/** One of the `errors` of an answer: https://developers.cloudflare.com/fundamentals/api/reference/ . */
export interface ApiProblem {
  readonly code?: number | undefined;
  readonly message?: string | undefined;
}

/** What the API's refusal says, for callers that know what they asked. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly problems: readonly ApiProblem[];

  constructor(status: number, problems: readonly ApiProblem[]) {
    super(wordsOf(status, problems));
    this.status = status;
    this.problems = problems;
  }
}

/** Codes of a malformed or unknown token, which come with status 400. */
const TOKEN_CODES = new Set([6003, 6111, 9106, 9109, 10001]);

function wordsOf(status: number, problems: readonly ApiProblem[]): string {
  const words = problems.map(
    ({ code, message }) => `${message ?? 'no message'}${code === undefined ? '' : ` (${code})`}`,
  );
  return words.length === 0 ? `HTTP ${status}` : words.slice(0, 5).join('; ').slice(0, 1_000);
}

/** True when asking again may help: too many requests, a fault of the service, or a database that is busy exporting. */
export function isPassing(refusal: ApiRefusal): boolean {
  // The statement itself is too much, and would be again (https://developers.cloudflare.com/d1/observability/debug-d1/).
  if (/exceeded its cpu time limit|operation exceeded timeout|memory limit/i.test(refusal.message)) return false;
  if (refusal.status === 429 || refusal.status >= 500) return true;
  return /long-running (?:export|import)|overloaded|reset because|please retry/i.test(refusal.message);
}

/**
 * Names a refusal.
 * @param doing the end of the sentence "Cloudflare refused to ...": `export the database`
 */
export function explainRefusal(refusal: ApiRefusal, doing: string): RestorableError {
  const { status, problems } = refusal;
  const named = (code: ConstructorParameters<typeof RestorableError>[0], hint: string): RestorableError =>
    new RestorableError(code, `Cloudflare refused to ${doing}: ${refusal.message}.`, { hint, cause: refusal });
  if (status === 401 || problems.some(({ code }) => TOKEN_CODES.has(code ?? 0))) {
    return named('DATABASE_AUTHENTICATION', 'Check CLOUDFLARE_API_TOKEN: it may be mistyped, expired or revoked.');
  }
  if (status === 403) {
    return named(
      'DATABASE_PRIVILEGE',
      'Give the API token the permission "D1 Read" (to back up) or "D1 Write" (to restore) on this account, and check the account id.',
    );
  }
  if (status === 404) {
    return named('DATABASE_UNKNOWN', 'Check the account id and the database; `wrangler d1 list` shows what there is.');
  }
  if (isPassing(refusal)) {
    return named(
      'DATABASE_UNREACHABLE',
      'Try again later; https://www.cloudflarestatus.com says whether D1 has a problem, and an export or import of another program may be running.',
    );
  }
  return named('DATABASE_QUERY', "These are the service's own words.");
}
