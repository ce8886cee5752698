import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/*
 * A fake collector, built from the specification of OTLP/HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp) and the
 * protocol's definitions (opentelemetry/proto/metrics/v1/metrics.proto). It refuses what does not follow the JSON encoding
 * (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding): lower camel case, 64-bit integers as decimal strings, ids as
 * hexadecimal text, enums as numbers. A field that is not in the definitions is an error here, although a real one ignores it.
 */

const uint64 = z.string().regex(/^(?:0|[1-9]\d{0,19})$/);
const anyValue = z.strictObject({ stringValue: z.string() }).or(z.strictObject({ intValue: uint64 }));
const attributes = z
  .array(z.strictObject({ key: z.string().min(1), value: anyValue }))
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'attribute keys must be unique');
const dataPoint = z.strictObject({
  attributes: attributes.optional(),
  startTimeUnixNano: uint64.optional(),
  timeUnixNano: uint64,
  asDouble: z.number().optional(),
  asInt: z
    .string()
    .regex(/^-?\d+$/)
    .optional(),
  exemplars: z.array(z.strictObject({ traceId: z.string().regex(/^[0-9a-f]{32}$/) })).optional(),
});
const exportRequest = z.strictObject({
  resourceMetrics: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes }),
      schemaUrl: z.string().optional(),
      scopeMetrics: z.array(
        z.strictObject({
          scope: z.strictObject({ name: z.string(), version: z.string().optional() }),
          metrics: z.array(
            z.strictObject({
              name: z.string().min(1),
              description: z.string().optional(),
              unit: z.string().optional(),
              gauge: z.strictObject({ dataPoints: z.array(dataPoint).min(1) }),
            }),
          ),
        }),
      ),
    }),
  ),
});

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly request: z.output<typeof exportRequest>;
}

export interface FakeCollector extends AsyncDisposable {
  readonly url: string;
  /** What it accepted. */
  readonly received: readonly Received[];
  /** All requests, also those that it refused. */
  readonly requests: () => number;
}

/** An answer instead of the usual one. `silence`: none at all. */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'silence';

/** @param answers of the first requests; the others are accepted */
export async function startFakeCollector(answers: readonly Answer[] = []): Promise<FakeCollector> {
  const received: Received[] = [];
  let requests = 0;
  const server = createServer(async (request, response) => {
    const answer = answers[requests];
    requests += 1;
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    if (answer === 'silence') return;
    if (answer !== undefined && answer.status !== 200) {
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    const isJson = request.method === 'POST' && request.headers['content-type'] === 'application/json';
    const parsed = exportRequest.safeParse(isJson ? JSON.parse(Buffer.concat(parts).toString()) : undefined);
    if (parsed.success) received.push({ path: request.url ?? '', headers: request.headers, request: parsed.data });
    response.writeHead(parsed.success ? 200 : 400, { 'content-type': 'application/json' });
    response.end(parsed.success ? (answer?.body ?? '{}') : JSON.stringify(z.treeifyError(parsed.error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    requests: () => requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
