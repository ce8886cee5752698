import type { S3Client } from '@aws-sdk/client-s3';
import { type ProxyInUse, proxyFor } from '../../../http/proxies.ts';
import type { Host } from '../../../ports/host.ts';
import { AttemptLimit, type Attempts } from '../../connection/attempt-limit.ts';
import { keyText } from '../../parameters/credential-text.ts';
import { credentialsOf } from '../credentials/credentials.ts';
import { proxyAgents } from '../credentials/proxy-agents.ts';
import { regionInHost } from '../settings/providers.ts';
import type { S3Location } from '../settings/url.ts';
import { createRetryStrategy } from './retry.ts';

/** Timeouts that tests shorten. */
export interface Tuning extends Attempts {
  /** Without a byte in either direction. */
  readonly idleTimeoutMs: number;
  readonly connectTimeoutMs: number;
}

export const TUNING: Tuning = { attempts: 10, firstAttempts: 4, idleTimeoutMs: 60_000, connectTimeoutMs: 15_000 };

/** The SDK's client for one destination, and facts that the SDK does not report. */
export interface Connection {
  readonly client: S3Client;
  /** Date header of the latest answer, including errors. */
  lastDate(): Date | undefined;
  /** The proxy of the connections. */
  readonly proxy: ProxyInUse | undefined;
}

/**
 * Creates the client. The SDK is loaded here, on first use. The SDK handles retries, credentials and their refresh, and
 * correction of a skewed clock.
 */
export async function connect(location: S3Location, host: Host, tuning: Tuning): Promise<Connection> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  const limit = new AttemptLimit(tuning);
  const region = regionOf(location, host);
  const address = location.endpoint ?? new URL(`https://s3.${region ?? 'us-east-1'}.amazonaws.com`);
  const proxy = proxyFor(address, host.env);
  const agents = proxyAgents(address, host.env);
  const client = new S3Client({
    ...(region === undefined ? {} : { region }),
    ...(location.endpoint === undefined ? {} : { endpoint: location.endpoint.href }),
    ...(location.profile === undefined ? {} : { profile: location.profile }),
    credentials: await credentialsOf(location, host),
    forcePathStyle: location.pathStyle,
    followRegionRedirects: true,
    // If a checksum follows the body as a trailer, many servers answer 411 or store the framing itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Packs are small. With a server that does not support the header, each put would wait.
    expectContinueHeader: false,
    maxAttempts: tuning.attempts,
    retryStrategy: createRetryStrategy(limit),
    logger: loggerOf(host),
    requestHandler: {
      connectionTimeout: tuning.connectTimeoutMs,
      socketTimeout: tuning.idleTimeoutMs,
      ...agents,
      logger: loggerOf(host),
    },
  });
  if (location.provider.refusesOperationId === true) dropOperationId(client);
  const lastDate = watchDates(client, () => limit.noteAnswer());
  return { client, lastDate, proxy };
}

/**
 * The region in a signature. The provider's fixed region overrides the environment, which may describe the account of
 * another destination. Servers without fixed regions mostly ignore it, but a signature needs one.
 */
function regionOf({ region, endpoint, provider, profile }: S3Location, { env }: Host): string | undefined {
  const fixed = region ?? regionInHost(provider, endpoint) ?? (provider.hosts && provider.region);
  const named = keyText(env, 'AWS_REGION') ?? keyText(env, 'AWS_DEFAULT_REGION');
  if (fixed !== undefined || named !== undefined || endpoint === undefined) return fixed ?? named;
  return profile === undefined && keyText(env, 'AWS_PROFILE') === undefined
    ? (provider.region ?? 'us-east-1')
    : undefined;
}

function dropOperationId(client: S3Client): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const { query } = args.request as { query?: Record<string, unknown> };
      if (query !== undefined) delete query['x-id'];
      return next(args);
    },
    { step: 'build', name: 'restorableDropOperationId' },
  );
}

/** The SDK would print its warnings itself, unmasked. Its other log levels contain complete requests. */
function loggerOf(host: Host): Record<'debug' | 'info' | 'warn' | 'error', (...content: unknown[]) => void> {
  const silent = (): void => {};
  const warn = (first: unknown): void => {
    if (typeof first === 'string') host.log.debug(first);
  };
  return { debug: silent, info: silent, warn, error: silent };
}

function watchDates(client: S3Client, onAnswer: () => void): () => Date | undefined {
  let last: Date | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { headers } = result.response as { headers?: Record<string, string> };
      onAnswer();
      const date = new Date(headers?.['date'] ?? '');
      if (!Number.isNaN(date.getTime())) last = date;
      return result;
    },
    // Before the deserializer, which throws for answers that are errors.
    { step: 'deserialize', name: 'restorableWatchDates', priority: 'low' },
  );
  return () => last;
}
