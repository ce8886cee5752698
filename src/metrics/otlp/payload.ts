import { TOOL } from '../../core/version.ts';
import { FAMILIES, FAMILY_NAMES, unitOf } from '../families.ts';
import type { FullSample } from '../sample.ts';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue: string };
}

/**
 * An ExportMetricsServiceRequest in the JSON encoding of OTLP: names in lower camel case, 64-bit integers as decimal strings.
 * Names and units are chosen so that Prometheus' translation (`s` to `_seconds`, `By` to `_bytes`, no unit to nothing) gives the
 * names of the text format. https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function otlpPayload(samples: readonly FullSample[], resource: ReadonlyMap<string, string>, now: Date): object {
  const timeUnixNano = String(BigInt(now.getTime()) * 1_000_000n);
  const metrics = FAMILY_NAMES.flatMap((name) => {
    const dataPoints = samples
      .filter((sample) => sample.name === name)
      .map((sample) => ({ attributes: attributesOf(labelsOf(sample)), timeUnixNano, asDouble: sample.value }));
    const unit = unitOf(name);
    const metric = { name, description: FAMILIES[name].help, ...(unit && { unit }), gauge: { dataPoints } };
    return dataPoints.length === 0 ? [] : [metric];
  });
  const all = new Map([['service.version', TOOL.version], ...resource]);
  return {
    resourceMetrics: [
      {
        resource: { attributes: attributesOf([...all]) },
        scopeMetrics: [{ scope: { name: TOOL.name, version: TOOL.version }, metrics }],
      },
    ],
  };
}

function labelsOf({ database, mode, labels }: FullSample): [string, string][] {
  return Object.entries({ database, mode, ...labels }).filter(([, value]) => value !== '');
}

function attributesOf(entries: readonly (readonly [string, string])[]): Attribute[] {
  return entries.map(([key, value]) => ({ key, value: { stringValue: value.toWellFormed() } }));
}
