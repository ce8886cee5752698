import type { AuthClient, gaxios } from 'google-auth-library';
import { untilAborted } from '../../ports/until-aborted.ts';
import type { Credentials } from './credentials.ts';

/** The authorization of requests, for the duration of a run. */
export interface Authorization {
  /**
   * Headers of a request. Tokens are fetched when needed, and again before they expire.
   * @throws {TokenError} if the token service refuses or can't be reached; the signal's reason
   */
  headers(signal: AbortSignal): Promise<Headers>;
  /** Discards a token that the storage refused. Returns false if no other one can be obtained. */
  renew(refused: Headers): boolean;
}

/** The token service returned no token. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  /** HTTP status, if it answered. */
  readonly status: number | undefined;
  /** The system's code if it did not answer, OAuth's if it refused. */
  readonly code: string | undefined;

  constructor(message: string, options: { status: number | undefined; code: string | undefined; cause: unknown }) {
    super(message, { cause: options.cause });
    this.status = options.status;
    this.code = options.code;
  }
}

/** Enough for every operation here, and does not include the bucket's own settings. */
const SCOPE = 'https://www.googleapis.com/auth/devstorage.read_write';
/** Changing a retention is object administration, which the smaller scope does not include. */
const LOCKING_SCOPE = 'https://www.googleapis.com/auth/devstorage.full_control';
const TOKEN_TIMEOUT_MS = 30_000;
const TOKEN_URL = 'https://oauth2.googleapis.com/token';

/** Creates tokens from credentials. The library is loaded here, on first use. */
export async function authorize(credentials: Credentials, { locking }: { locking: boolean }): Promise<Authorization> {
  if (credentials.kind === 'token') {
    const given = new Headers({ authorization: `Bearer ${credentials.token.reveal()}` });
    return { headers: async () => given, renew: () => false };
  }
  const library = await import('google-auth-library');
  const scopes = [locking ? LOCKING_SCOPE : SCOPE];
  let client: AuthClient | undefined;
  const makers = new WeakMap<Headers, AuthClient>();
  return {
    headers: async (signal) => {
      client ??= clientOf(library, credentials, scopes);
      const its = client;
      try {
        const headers = await untilAborted(signal, its.getRequestHeaders());
        makers.set(headers, its);
        return headers;
      } catch (error) {
        // The library shares one pending request among all callers: a stalled one would also block every later attempt.
        if (client === its) client = undefined;
        throw signal.aborted ? signal.reason : tokenError(error);
      }
    },
    renew: (refused) => {
      // If several concurrent requests are refused, only the first renews the token.
      if (client === makers.get(refused)) client = undefined;
      return true;
    },
  };
}

type Library = typeof import('google-auth-library');

function clientOf(
  library: Library,
  credentials: Exclude<Credentials, { kind: 'token' }>,
  scopes: string[],
): AuthClient {
  const transporter = new library.gaxios.Gaxios({ timeout: TOKEN_TIMEOUT_MS });
  switch (credentials.kind) {
    case 'service-account': {
      const {
        client_email: email = '',
        private_key: key = '',
        private_key_id: keyId,
        token_uri,
      } = credentials.json as {
        readonly client_email?: string;
        readonly private_key?: string;
        readonly private_key_id?: string;
        readonly token_uri?: string;
      };
      if (token_uri !== undefined && token_uri !== TOKEN_URL) redirectTokens(transporter, token_uri);
      return new library.JWT({ ...defined({ keyId }), email, key, scopes, transporter });
    }
    case 'user': {
      const { client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken } = credentials.json;
      const its = { clientId, clientSecret, refreshToken, quotaProjectId: credentials.json.quota_project_id };
      return new library.UserRefreshClient({ ...defined(its), transporter });
    }
    case 'external': {
      // Not the library's own choice by the file, which prints a warning at each call.
      const { IdentityPoolClient } = library;
      const client = new IdentityPoolClient({ ...credentials.json, transporter });
      client.scopes = scopes;
      return client;
    }
    case 'machine':
      return new library.Compute({ scopes, transporter });
  }
}

/** Without undefined values: the library's options are absent or have a value. */
function defined<T extends object>(options: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** The library supports one token service only. A key of another one (private access points) states it in `token_uri`. */
function redirectTokens(transporter: gaxios.Gaxios, address: string): void {
  transporter.interceptors.request.add({
    resolved: async (config) => (config.url.href === TOKEN_URL ? { ...config, url: new URL(address) } : config),
  });
}

interface LibraryError {
  readonly message?: string;
  readonly code?: unknown;
  readonly status?: number;
  readonly cause?: { readonly code?: unknown };
  readonly response?: { readonly status?: number; readonly data?: unknown };
}

/** OAuth's refusals: RFC 6749, section 5.2. */
function tokenError(thrown: unknown): TokenError {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as LibraryError;
  const data = (error.response?.data ?? {}) as { readonly error?: unknown; readonly error_description?: unknown };
  const refusal = typeof data.error === 'string' ? data.error : undefined;
  const description = typeof data.error_description === 'string' ? data.error_description : undefined;
  const system = [error.code, error.cause?.code].find((code) => typeof code === 'string');
  return new TokenError(description ?? error.message ?? String(thrown), {
    status: error.response?.status ?? error.status,
    code: refusal ?? (typeof system === 'string' ? system : undefined),
    cause: thrown,
  });
}
