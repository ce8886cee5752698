import { secretsInOtlpHeaders } from '../../metrics/otlp/secrets.ts';
import { secretsInUrl } from '../../secrets/secrets.ts';

/** Shorter lines of a secret are not masked: masking "a" would blank half of every log. */
const MIN_LENGTH = 3;
/** Lines that every armored key has. Masking them would hide nothing and be confusing. */
const PUBLIC_LINE = /^(?:-----(?:BEGIN|END) PGP [A-Z ]+-----|(?:Version|Comment|Hash|Charset): .*|\{|\}|\[|\])$/;
export const MASKED = '***';
/**
 * Fields of a report whose texts are words of this program alone. What reads a report decides by them: a password that happens to be
 * one of these words, such as `backup`, must not take them away, and they give nothing away.
 */
const OWN_WORDS: ReadonlySet<string> = new Set([
  ...['mode', 'kind', 'outcome', 'verdict', 'group', 'code', 'engine', 'role'],
  ...['rule', 'why', 'need', 'as', 'want', 'what', 'state', 'unit', 'bound', 'task'],
]);
/** Lists of lines that a user copies, made of this program's words and of paths: with `***` in one, it would be of no use. */
const OWN_LINES: ReadonlySet<string> = new Set(['commands']);

/** Collects secrets and removes them from texts, in every form in which they could be printed. */
export class Masker {
  readonly #forms = new Set<string>();
  #pattern: RegExp | undefined;

  /** Adds a value and returns its new forms, for a host with its own masking. */
  add(value: string): string[] {
    const added = formsOf(value).filter((form) => !this.#forms.has(form));
    for (const form of added) this.#forms.add(form);
    if (added.length > 0) this.#pattern = undefined;
    return added;
  }

  /** Replaces every known secret in a text by `***`. */
  scrub(text: string): string {
    if (this.#forms.size === 0) return text;
    this.#pattern ??= patternOf(this.#forms);
    return text.replaceAll(this.#pattern, MASKED);
  }

  /** Scrubs every string in a JSON-compatible value. This happens before serialization, because escapes would hide a secret. */
  scrubDeep<T>(value: T): T {
    if (typeof value === 'string') return this.scrub(value) as T;
    if (Array.isArray(value)) return value.map((item) => this.scrubDeep(item)) as T;
    if (typeof value !== 'object' || value === null) return value;
    const scrubbed = ([key, item]: [string, unknown]): [string, unknown] => [
      key,
      (OWN_WORDS.has(key) && typeof item === 'string') || OWN_LINES.has(key) ? item : this.scrubDeep(item),
    ];
    return Object.fromEntries(Object.entries(value).map(scrubbed)) as T;
  }
}

/** Forms: raw, URL-decoded and -encoded, JSON-escaped, the credentials of a URL, and each of these line by line. */
function formsOf(value: string): string[] {
  const lines = value.split(/\r?\n/).filter((line) => !PUBLIC_LINE.test(line.trim()));
  const parts = lines.length > 1 ? [value, ...lines] : lines;
  const forms = new Set<string>();
  for (const part of [...parts, ...parts.flatMap(secretsInUrl)]) {
    // Half of a surrogate pair, as JSON can hold it, can't be encoded.
    const trimmed = part.trim().toWellFormed();
    for (const form of [part, trimmed, decode(trimmed), encodeURIComponent(trimmed), encodeURI(trimmed)]) {
      forms.add(form);
      forms.add(JSON.stringify(form).slice(1, -1));
    }
  }
  return [...forms].filter((form) => form.trim().length >= MIN_LENGTH);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function patternOf(forms: ReadonlySet<string>): RegExp {
  // Longest first: masking a password inside a URL must not leave the rest of the URL visible.
  const sorted = [...forms].sort((a, b) => b.length - a.length);
  return new RegExp(sorted.map((form) => form.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g');
}

/** Secrets in environment variables that are not options. Libraries may name them in their errors. */
const SECRET_VARIABLES = [
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'PGPASSWORD',
  'GITHUB_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
] as const;

/** Addresses of proxies and collectors, which may contain a password. */
const ADDRESS_VARIABLE = /^(?:(?:https?|all)_proxy|otel_exporter_otlp_(?:metrics_)?endpoint)$/i;

/** The values of well-known secret variables, the headers for a collector, and the credentials of proxies. */
export function secretsInEnvironment(env: Readonly<Record<string, string | undefined>>): string[] {
  const values = SECRET_VARIABLES.map((name) => env[name]).filter((value) => value !== undefined && value !== '');
  const addresses = Object.entries(env).filter(([name]) => ADDRESS_VARIABLE.test(name));
  return [
    ...(values as string[]),
    ...secretsInOtlpHeaders(env),
    ...addresses.flatMap(([, value]) => secretsInUrl(value ?? '')),
  ];
}
