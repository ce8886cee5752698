import type { ErrorCode } from '../../../core/error-codes.ts';
import type { ProxyInUse } from '../../../http/proxies.ts';
import type { Host } from '../../../ports/host.ts';
import type { ObjectSettings } from '../settings/settings.ts';

/** The operation, for the message: its name in permissions, and the object. */
export interface Attempted {
  readonly action:
    | 's3:PutObject'
    | 's3:GetObject'
    | 's3:GetObjectVersion'
    | 's3:ListBucket'
    | 's3:DeleteObject'
    | 's3:PutObjectRetention'
    | 's3:GetObjectRetention';
  readonly key?: string;
  readonly label: string;
  readonly bucket: string;
  readonly settings: ObjectSettings;
  /** The prefix of the names of the variables with the credentials. */
  readonly env: string;
  /** The proxy of the connections. */
  readonly proxy: ProxyInUse | undefined;
  readonly signal: AbortSignal;
  readonly host: Host;
}

/** The parts of the SDK's errors that identify the failure. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly attempts: number | undefined;
  /** The bucket's region, from a redirect. */
  readonly region: string | undefined;
}

export interface Named {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** Reads an error of the SDK. Names, HTTP status and system codes are in several places. */
export function failureOf(thrown: unknown): Failure {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    name?: string;
    Code?: string;
    message?: string;
    code?: string;
    errors?: { code?: string; message?: string }[];
    $metadata?: { httpStatusCode?: number; attempts?: number };
    $response?: { headers?: Record<string, string> };
  };
  // Node tries all addresses of a host and throws an AggregateError with an empty message.
  const first = error.errors?.[0];
  return {
    name: nameIn(error.name),
    message: (error.message || first?.message) ?? String(thrown),
    code: error.code ?? first?.code,
    status: error.$metadata?.httpStatusCode,
    attempts: error.$metadata?.attempts,
    region: regionIn(error.$response?.headers?.['x-amz-bucket-region']),
  };
}

function regionIn(header: string | undefined): string | undefined {
  return header !== undefined && /^[a-z0-9-]{1,40}$/i.test(header) ? header : undefined;
}

/** A name in an answer comes from the server. Text that does not look like a name is not repeated. */
function nameIn(text: string | undefined): string {
  return text !== undefined && /^[A-Za-z0-9_.-]{1,60}$/.test(text) ? text : 'Error';
}
