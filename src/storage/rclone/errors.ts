import { cancellation } from '../../core/cancellation.ts';
import type { ErrorCode } from '../../core/error-codes.ts';
import { RestorableError } from '../../core/errors.ts';
import { ForeignText, fullTextOf } from '../../core/foreign.ts';
import type { Host } from '../../ports/host.ts';
import { NoListing } from '../no-listing.ts';
import { RcloneRefusal } from './call.ts';

/** The operation, for the message. */
export interface Attempted {
  /** Completes "can't ...", and names the object. */
  readonly what: string;
  readonly label: string;
  readonly signal: AbortSignal;
  readonly host: Host;
}

/** True if there is no such object or folder. */
export function isMissing(thrown: unknown): boolean {
  return thrown instanceof RcloneRefusal && /(?:object|directory) not found$/.test(thrown.message);
}

/** True if a retry may help. rclone itself has already retried a few times. */
export function isPassing(thrown: unknown): boolean {
  if (thrown instanceof RestorableError) return thrown instanceof NoListing;
  return !(thrown instanceof RcloneRefusal) || (KINDS.find(({ says }) => says.test(wordsOf(thrown)))?.passes ?? true);
}

interface Kind {
  readonly says: RegExp;
  readonly words: string;
  readonly code: ErrorCode;
  readonly hint: string;
  readonly passes: boolean;
}

/**
 * rclone passes on the messages of its backends, as text and without a code of its own over this interface. The first
 * match counts: some backends report a rate limit as 403, and a damaged transfer reports sizes that look like a status.
 */
const KINDS: readonly Kind[] = [
  {
    says: /corrupted on transfer|hash(?:es)? differ|sizes differ/i,
    words: 'the stored bytes differ from the sent ones',
    code: 'STORAGE_CORRUPTED',
    hint: "Don't trust this storage until its provider has explained it. Nothing was committed there.",
    passes: true,
  },
  {
    says: /didn't find section in config|didn't find backend|unknown type of remote/i,
    words: 'rclone has no such remote',
    code: 'INPUT_INVALID',
    hint: 'Check the remote with `rclone lsd REMOTE:` and the same environment.',
    passes: false,
  },
  {
    says: /rate ?limit|too many requests|slow ?down|\b429\b|\b503\b|\b509\b/i,
    words: 'too many requests',
    code: 'STORAGE_FAILED',
    hint: 'The storage limits the request rate. Run again later, or limit rclone with RCLONE_TPSLIMIT.',
    passes: true,
  },
  {
    says: /\b507\b|insufficient ?storage|no space left|disk space|quota|not enough (?:free )?space|disk is full/i,
    words: 'no space left there',
    code: 'STORAGE_FULL',
    hint: 'Free space at the storage, raise the quota, or use another destination.',
    passes: false,
  },
  {
    says: /\b401\b|unauthori[sz]ed|unauthenticated|not authenticated|invalid_(?:grant|client)|expired|InvalidAccessKeyId|SignatureDoesNotMatch|unable to authenticate|login incorrect|refresh token|fetch token|oauth2:/i,
    words: 'the credentials are not accepted',
    code: 'STORAGE_AUTHENTICATION',
    hint: 'Check the credentials of the remote: `rclone lsd REMOTE:` must work; `rclone config reconnect REMOTE:` renews a token.',
    passes: false,
  },
  {
    says: /\b403\b|forbidden|access ?denied|permission denied|not permitted|read-?only/i,
    words: 'access denied',
    code: 'STORAGE_PERMISSION',
    hint: "Give the remote's account read and write access to the path of the destination.",
    passes: false,
  },
  {
    says: /connection refused|connection reset|broken pipe|no such host|timeout|deadline exceeded|\bEOF\b|network is unreachable|no route to host|server misbehaving|tls:|x509|transport connection|server closed|malformed HTTP|HTTP\/1\.x|ContentLength=|closed network connection|idle connection|net\/http:|context canceled/i,
    words: 'the connection failed',
    code: 'STORAGE_UNREACHABLE',
    hint: 'Run again. If it happens again, check address and network of the remote with `rclone lsd REMOTE:`.',
    passes: true,
  },
];

/** True if there is no space at the target of a write. */
export function isFull(thrown: unknown): boolean {
  return (
    thrown instanceof RcloneRefusal && KINDS.find(({ says }) => says.test(wordsOf(thrown)))?.code === 'STORAGE_FULL'
  );
}

const OTHER: Pick<Kind, 'code' | 'hint' | 'words'> = {
  words: 'rclone failed',
  code: 'STORAGE_FAILED',
  hint: 'Run again. If it happens again, try `rclone lsd REMOTE:` with the same environment, and debug logging here.',
};

/** Converts any error from rclone to one that a user can act on. */
export function rcloneError(thrown: unknown, { what, label, signal, host }: Attempted): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  if (signal.aborted) return cancellation(signal);
  const { code, hint, words } = KINDS.find(({ says }) => says.test(wordsOf(thrown))) ?? OTHER;
  const status = thrown instanceof RcloneRefusal ? ` (status ${thrown.status})` : '';
  return new RestorableError(code, `Can't ${what} at ${label}: ${words}${status}.`, {
    hint,
    cause: thrown,
    foreign: new ForeignText('rclone', host.scrub(withoutQueries(fullTextOf(thrown)))),
  });
}

/** The part that can identify the kind of error. Not the URL of a request, in which a key or a port may look like a status. */
function wordsOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return message.replaceAll(/https?:\/\/[^\s"]+/g, '').replaceAll(/\d+(?:\.\d+){3}:\d+/g, '');
}

/** The query of a signed URL grants access to its object. */
function withoutQueries(message: string): string {
  return message.replaceAll(/(https?:\/\/[^\s"?]+)\?[^\s"]+/g, '$1?...');
}
