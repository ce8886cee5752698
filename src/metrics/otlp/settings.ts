import { readServiceUrl } from '../../options/urls/service-url.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where and how to push. */
export interface OtlpSettings {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Attributes of the resource, with the service's name. */
  readonly resource: ReadonlyMap<string, string>;
  /** What in the variables was ignored, as sentences. */
  readonly remarks: readonly string[];
}

export type OtlpChoice =
  | { readonly kind: 'off' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'push'; readonly settings: OtlpSettings };

const LONGEST_MS = 10_000;
const SERVICE = 'restorable';
const ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const METRICS_ENDPOINT = 'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT';

/**
 * Reads the variables of OpenTelemetry's specification. An empty variable counts as unset, as the specification says.
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function readOtlpSettings(env: Environment): OtlpChoice {
  if (given(env, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return { kind: 'off' };
  if (given(env, 'OTEL_METRICS_EXPORTER')?.toLowerCase() === 'none') return { kind: 'off' };
  const variable = [METRICS_ENDPOINT, ENDPOINT].find((name) => given(env, name) !== undefined);
  if (variable === undefined) return { kind: 'off' };
  if (of(env, 'PROTOCOL')?.toLowerCase() === 'grpc') {
    return refused('OTEL_EXPORTER_OTLP_PROTOCOL is grpc, and Restorable sends http/json only. Set it to http/json.');
  }
  const url = endpointOf(given(env, variable) ?? '', variable);
  if (typeof url === 'string') return refused(`${variable} ${url}.`);
  const remarks: string[] = [];
  const settings = {
    url,
    headers: headersOf(env, remarks),
    timeoutMs: timeoutOf(env, remarks),
    resource: resourceOf(env, remarks),
    remarks,
  };
  return { kind: 'push', settings };
}

function refused(why: string): OtlpChoice {
  return { kind: 'refused', why };
}

function given(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

/** The variable for metrics alone comes before the one for all signals. */
function of(env: Environment, name: string): string | undefined {
  return given(env, `OTEL_EXPORTER_OTLP_METRICS_${name}`) ?? given(env, `OTEL_EXPORTER_OTLP_${name}`);
}

/** The general address is a base, to which the path of the signal is added. The one for metrics is used as it is. */
function endpointOf(text: string, variable: string): URL | string {
  const url = readServiceUrl(text);
  if (typeof url === 'string') return url;
  if (variable === ENDPOINT) url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/metrics`;
  return url;
}

/** `name=value,name=value`, each percent-encoded. https://opentelemetry.io/docs/specs/otel/protocol/exporter/#specifying-headers-via-environment-variables */
function headersOf(env: Environment, remarks: string[]): Record<string, string> {
  const pairs = pairsOf(of(env, 'HEADERS'));
  const isFine = pairs?.every(
    ([name, value]) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name) && /^[\t\x20-\x7e]*$/.test(value),
  );
  if (pairs !== undefined && isFine === true) return Object.fromEntries(pairs);
  remarks.push('OTEL_EXPORTER_OTLP_HEADERS is not a list such as name=value,name=value. It was ignored.');
  return {};
}

function timeoutOf(env: Environment, remarks: string[]): number {
  const text = of(env, 'TIMEOUT');
  if (text === undefined) return LONGEST_MS;
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Math.min(Number(text), LONGEST_MS);
  remarks.push('OTEL_EXPORTER_OTLP_TIMEOUT is not a number of milliseconds. It was ignored.');
  return LONGEST_MS;
}

function resourceOf(env: Environment, remarks: string[]): ReadonlyMap<string, string> {
  const pairs = pairsOf(given(env, 'OTEL_RESOURCE_ATTRIBUTES'));
  if (pairs === undefined) {
    remarks.push('OTEL_RESOURCE_ATTRIBUTES is not a list such as name=value,name=value. It was ignored.');
  }
  const resource = new Map([['service.name', SERVICE], ...(pairs ?? [])]);
  const name = given(env, 'OTEL_SERVICE_NAME');
  if (name !== undefined) resource.set('service.name', name);
  return resource;
}

/** Undefined if one of them is wrong: the specification wants the whole list ignored then. */
export function pairsOf(text: string | undefined): [string, string][] | undefined {
  const parts = (text ?? '').split(',').filter((part) => part.trim() !== '');
  const pairs = parts.map((part): [string, string] | undefined => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    try {
      const decoded: [string, string] = [decodeURIComponent(name.trim()), decodeURIComponent(value.trim())];
      return decoded[0] === '' ? undefined : decoded;
    } catch {
      return undefined;
    }
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}
