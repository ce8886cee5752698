import { RestorableError } from '../../../core/errors.ts';
import { ForeignText } from '../../../core/foreign.ts';

/** One of the `errors` of a response: https://developers.cloudflare.com/fundamentals/api/reference/ . */
export interface ApiProblem {
  readonly code?: number | undefined;
  readonly message?: string | undefined;
}

/** The API's refusal, for callers that know what they asked. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly problems: readonly ApiProblem[];

  readonly #foreign: ForeignText;

  /** Its message is ours: numbers, and SQLite's symbol if the response has one. */
  constructor(status: number, problems: readonly ApiProblem[]) {
    const words = wordsOf(problems);
    super(describe(status, problems, words));
    this.status = status;
    this.problems = problems;
    this.#foreign = new ForeignText('the Cloudflare API', words);
  }

  /** The service's own text, for telling refusals apart. */
  get foreign(): ForeignText {
    return this.#foreign;
  }
}

/** Codes for a malformed or unknown token, which come with status 400. */
const TOKEN_CODES = new Set([6003, 6111, 9106, 9109, 10001]);

function wordsOf(problems: readonly ApiProblem[]): string {
  return problems.map(({ code, message }) => `${message ?? 'no message'} (${code ?? 'no code'})`).join('\n');
}

/** `SQLITE_CONSTRAINT` and similar, as D1 includes them in its messages. */
const SYMBOL =
  /\bSQLITE_(?:ERROR|AUTH|BUSY|CONSTRAINT|CORRUPT|FULL|LIMIT|LOCKED|MISMATCH|NOMEM|READONLY|SCHEMA|TOOBIG)(?:_(?:CHECK|DATATYPE|FOREIGNKEY|NOTNULL|PRIMARYKEY|ROWID|TRIGGER|UNIQUE))?\b/;

/** SQLite's symbol in the service's text. Undefined if there is none that SQLite defines. */
export function symbolIn(words: string): string | undefined {
  return SYMBOL.exec(words)?.[0];
}

function describe(status: number, problems: readonly ApiProblem[], words: string): string {
  const codes = problems.flatMap(({ code }) => (Number.isSafeInteger(code) ? [`code ${code}`] : []));
  return [`HTTP ${status}`, ...codes.slice(0, 5), symbolIn(words) ?? []].flat().join(', ');
}

/** True if a retry may help: rate limit, a fault of the service, or a database that is busy exporting. */
export function isPassing(refusal: ApiRefusal): boolean {
  // The statement itself exceeds a limit, and would again (https://developers.cloudflare.com/d1/observability/debug-d1/).
  if (/exceeded its cpu time limit|operation exceeded timeout|memory limit/i.test(refusal.foreign.reveal()))
    return false;
  if (refusal.status === 429 || refusal.status >= 500) return true;
  return /long-running (?:export|import)|overloaded|reset because|please retry/i.test(refusal.foreign.reveal());
}

/**
 * Turns a refusal into an error.
 * @param scrub removes secrets from the service's text
 * @param doing the end of the sentence "Cloudflare refused to ...": `export the database`
 */
export function explainRefusal(refusal: ApiRefusal, doing: string, scrub: (text: string) => string): RestorableError {
  const { status, problems } = refusal;
  const named = (code: ConstructorParameters<typeof RestorableError>[0], hint: string): RestorableError =>
    new RestorableError(code, `Cloudflare refused to ${doing}: ${refusal.message}.`, {
      hint,
      cause: refusal,
      foreign: new ForeignText('the Cloudflare API', scrub(refusal.foreign.reveal())),
    });
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
    return named(
      'DATABASE_NOT_FOUND',
      'Check the account id and the database; `wrangler d1 list` shows what there is.',
    );
  }
  if (isPassing(refusal)) {
    return named(
      'DATABASE_UNREACHABLE',
      'Try again later. https://www.cloudflarestatus.com shows whether D1 has a problem. Another program may be running an export or import.',
    );
  }
  return named('DATABASE_QUERY', 'Codes are listed in the documentation of the Cloudflare API.');
}
