import { createVerify, generateKeyPairSync, randomBytes } from 'node:crypto';

/** An IAM permission that requests to objects need: https://cloud.google.com/storage/docs/access-control/iam-json */
export type Permission = `storage.objects.${'create' | 'get' | 'list' | 'delete' | 'update' | 'setRetention'}`;

interface Account {
  readonly email: string;
  readonly publicKey: string;
  readonly permissions: ReadonlySet<Permission> | undefined;
}

interface Token {
  readonly account: Account;
  readonly scope: string;
  readonly expiresAt: number;
}

export interface FormAnswer {
  readonly status: number;
  readonly body: object;
}

const JWT_AUDIENCE = 'https://oauth2.googleapis.com/token';

/** Generating a key takes a while, and any key will do. */
let pair: { readonly publicKey: string; readonly privateKey: string } | undefined;
function keyPair() {
  pair ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return pair;
}

/**
 * The fake's token service, built from Google's documentation:
 * - service accounts: https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 * - workload identity: https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token
 * - the token that GitHub gives a job: https://docs.github.com/en/actions/concepts/security/openid-connect
 */
export class FakeTokens {
  readonly #accounts = new Map<string, Account>();
  readonly #tokens = new Map<string, Token>();
  readonly #subjects = new Set<string>();
  readonly #requestTokens = new Set<string>();
  /** How many tokens were issued. */
  given = 0;
  /** How long the next tokens are valid. */
  lifetimeSeconds = 3_600;

  /** The file of a service account's key. `permissions`: all, if undefined. */
  serviceAccount(tokenUri: string, permissions?: readonly Permission[]) {
    const { publicKey, privateKey } = keyPair();
    const email = `backup-${randomBytes(4).toString('hex')}@project.iam.gserviceaccount.com`;
    this.#accounts.set(email, { email, publicKey, permissions: permissions && new Set(permissions) });
    return {
      type: 'service_account',
      project_id: 'project',
      private_key_id: randomBytes(20).toString('hex'),
      private_key: privateKey,
      client_email: email,
      token_uri: tokenUri,
    };
  }

  /** The file that google-github-actions/auth writes for workload identity without a service account. */
  externalAccount(url: string) {
    const requestToken = randomBytes(16).toString('hex');
    this.#requestTokens.add(requestToken);
    return {
      type: 'external_account',
      audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github/providers/repository',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: `${url}/v1/token`,
      credential_source: {
        url: `${url}/oidc?audience=github`,
        headers: { Authorization: `Bearer ${requestToken}` },
        format: { type: 'json', subject_token_field_name: 'value' },
      },
    };
  }

  /** A token as `gcloud auth print-access-token` prints it. */
  accessToken(lifetimeSeconds = 3_600): string {
    const account = { email: 'somebody', publicKey: '', permissions: undefined };
    return this.#issue(account, 'https://www.googleapis.com/auth/cloud-platform', lifetimeSeconds);
  }

  /** From now on, all tokens are refused, even if their holders consider them valid. */
  revokeAll(): void {
    this.#tokens.clear();
  }

  /** The permissions of the sender of this header. Undefined for an unknown one. */
  holderOf(authorization: string | undefined): Token | undefined {
    const token = this.#tokens.get(authorization?.replace(/^Bearer /, '') ?? '');
    return token !== undefined && token.expiresAt > Date.now() ? token : undefined;
  }

  /** GitHub's side of workload identity. */
  subjectToken(authorization: string | undefined): FormAnswer {
    if (!this.#requestTokens.has(authorization?.replace(/^Bearer /, '') ?? '')) return { status: 401, body: {} };
    const value = randomBytes(16).toString('hex');
    this.#subjects.add(value);
    return { status: 200, body: { count: 1, value } };
  }

  /** `POST /token` with a signed assertion. */
  byAssertion(form: URLSearchParams): FormAnswer {
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
      return refuse('unsupported_grant_type');
    const [head = '', body = '', signature = ''] = (form.get('assertion') ?? '').split('.');
    const claims = decode(body);
    const account = this.#accounts.get(String(claims['iss']));
    const verify = createVerify('RSA-SHA256').update(`${head}.${body}`);
    if (account === undefined) return refuse('invalid_grant', 'Invalid grant: account not found');
    if (decode(head)['alg'] !== 'RS256' || !verify.verify(account.publicKey, signature, 'base64url')) {
      return refuse('invalid_grant', 'Invalid JWT Signature.');
    }
    const [iat, exp, now] = [Number(claims['iat']), Number(claims['exp']), Date.now() / 1_000];
    if (claims['aud'] !== JWT_AUDIENCE || exp - iat > 3_600 || iat > now + 300 || exp < now) {
      return refuse(
        'invalid_grant',
        'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
      );
    }
    return this.#granted(account, String(claims['scope']));
  }

  /** `POST /v1/token` of the security token service. */
  byExchange(form: URLSearchParams): FormAnswer {
    const expected = {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    };
    if (!Object.entries(expected).every(([name, value]) => form.get(name) === value)) return refuse('invalid_request');
    if (!this.#subjects.delete(form.get('subject_token') ?? '')) {
      return refuse('invalid_grant', 'The given credential is rejected by the attribute condition.');
    }
    const account = { email: form.get('audience') ?? '', publicKey: '', permissions: undefined };
    return this.#granted(account, form.get('scope') ?? '');
  }

  #granted(account: Account, scope: string): FormAnswer {
    const access_token = this.#issue(account, scope, this.lifetimeSeconds);
    const issued_token_type = 'urn:ietf:params:oauth:token-type:access_token';
    return {
      status: 200,
      body: { access_token, expires_in: this.lifetimeSeconds, token_type: 'Bearer', issued_token_type },
    };
  }

  #issue(account: Account, scope: string, lifetimeSeconds: number): string {
    this.given += 1;
    const token = `ya29.${randomBytes(24).toString('base64url')}`;
    this.#tokens.set(token, { account, scope, expiresAt: Date.now() + lifetimeSeconds * 1_000 });
    return token;
  }
}

function decode(part: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(part, 'base64url').toString() || '{}');
}

function refuse(error: string, error_description?: string): FormAnswer {
  return { status: 400, body: { error, error_description } };
}
