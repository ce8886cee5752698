const HEADERS = ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_METRICS_HEADERS'];
/** Names a tenant, such as `shop`. Masked, the word would disappear from every output. */
const NO_SECRETS = new Set(['x-scope-orgid', 'content-type']);
const SECRET_NAME = /auth|key|token|secret|passw|cookie|credential|license/i;
/** A shorter value of a header with another name, such as `true` or `prod`, is a setting. */
const SHORTEST = 8;

/** The secret values in the headers for a collector, as they are given and decoded, and without `Bearer` before them. */
export function secretsInOtlpHeaders(env: Readonly<Record<string, string | undefined>>): string[] {
  return HEADERS.flatMap((variable) => (env[variable] ?? '').split(',').flatMap(secretsInHeader));
}

function secretsInHeader(text: string): string[] {
  const [, name = '', given = text] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const raw = given.trim();
  if (raw === '' || NO_SECRETS.has(name.trim().toLowerCase())) return [];
  if (!SECRET_NAME.test(name) && raw.length < SHORTEST) return [];
  const values = [raw, decoded(raw)];
  return [...new Set([...values, ...values.map((value) => value.replace(/^[a-z]+(?:%20|\s)+/i, ''))])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
