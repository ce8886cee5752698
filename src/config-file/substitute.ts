import type { RestorableError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { secretsInUrl } from '../secrets/secrets.ts';

/** `${NAME}`, and `$${...}` for a literal `${...}`. */
const REFERENCE = /\$(\$?)\{([^}]*)\}/g;
const SECRET_NAME = /pass|secret|token|credential|auth|private|api_?key|access_?key|pwd/i;
/** Variables whose values are not secret. Masking a port or a database's name would hide half of every line. */
const PLAIN_NAME =
  /(?:^|_)(?:HOST|HOSTNAME|HOSTS|PORT|USER|USERNAME|DB|DATABASE|DBNAME|NAME|REGION|PATH|HOME|DIR|FOLDER|FILE|TZ|LANG|LC_ALL|SSLMODE|TLS|VERSION)$/i;
const PLAIN_VALUE = /^(?:true|false|yes|no|on|off|null|none|\d)$/i;

/** Makes the errors about the values of a configuration file. */
export interface FileErrors {
  /** An error about a value of the file, with the value's location. */
  invalid(path: readonly PropertyKey[], message: string, hint: string): RestorableError;
}

export interface Substitution {
  readonly file: FileErrors;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly mask: (secret: Secret) => void;
}

/** The secret part of a variable's value: the credentials of a URL, or all of it unless it is plain. */
export function secretsOfVariable(name: string, value: string): string[] {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return secretsInUrl(value);
  if (value.trim() === '' || PLAIN_VALUE.test(value)) return [];
  return PLAIN_NAME.test(name) && !SECRET_NAME.test(name) ? [] : [value];
}

/** Whether a text contains `${...}` to be replaced. */
export function holdsReference(text: string): boolean {
  return [...text.matchAll(REFERENCE)].some(([, escaped]) => escaped === '');
}

/** Whether a text contains a variable that is not set, or empty. */
export function lacksVariable(text: string, env: Substitution['env']): boolean {
  return [...text.matchAll(REFERENCE)].some(
    ([, escaped, name = '']) => escaped === '' && (env[name] ?? '').trim() === '',
  );
}

/** The literal part of a text: everything but `${...}`. */
export function withoutReferences(text: string): string {
  return text.replaceAll(REFERENCE, '');
}

/** The name of the variable if the text is exactly one reference. Otherwise undefined. */
export function onlyVariable(text: string): string | undefined {
  return /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(text.trim())?.[1];
}

/**
 * Replaces `${NAME}` in a word of a command by the job's variables.
 * @param path of the text in the file, for messages
 * @throws {RestorableError} INPUT_INVALID for a variable that is not set or empty, an invalid name, and a secret in a
 * command's words, which every process on the machine can read
 */
export function substitute(text: string, path: readonly PropertyKey[], options: Substitution): string {
  return replaceReferences(text, path, options, (name, value) => {
    const secrets = secretsInValue(name, value);
    for (const secret of secrets) options.mask(new Secret(secret));
    if (secrets.length > 0) throw secretInWords(path, name, options.file);
  });
}

/**
 * Replaces `${NAME}` in the value of an option. A variable that contains a secret is also masked by itself: next to
 * other text, or in a part of a URL, it would not be recognized as one.
 * @throws {RestorableError} INPUT_INVALID for a variable that is not set or empty, and an invalid name
 */
export function substituteValue(text: string, path: readonly PropertyKey[], options: Substitution): string {
  return replaceReferences(text, path, options, (name, value) => {
    for (const secret of secretsInValue(name, value)) options.mask(new Secret(secret));
  });
}

/** Like substituteValue, but a variable that is not set leaves a gap. Used to mask existing values before anything fails. */
export function substituteLeniently(text: string, env: Substitution['env']): string {
  return text.replaceAll(REFERENCE, (whole: string, escaped: string, name: string) =>
    escaped === '' ? (env[name] ?? '') : whole.slice(1),
  );
}

function secretsInValue(name: string, value: string): string[] {
  return SECRET_NAME.test(name) ? [value] : secretsInUrl(value);
}

function replaceReferences(
  text: string,
  path: readonly PropertyKey[],
  { file, env }: Substitution,
  onValue: (name: string, value: string) => void,
): string {
  return text.replaceAll(REFERENCE, (whole: string, escaped: string, name: string) => {
    if (escaped !== '') return whole.slice(1);
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw file.invalid(
        path,
        `holds "\${...}" without the plain name of a variable`,
        `Only "\${NAME}" is replaced. For a literal "\${...}" write "$\${...}".`,
      );
    }
    if (/^(?:RESTORABLE|INPUT)_/.test(name)) {
      throw file.invalid(
        path,
        `names the variable ${name.slice(0, 60)}, which is reserved for this program`,
        'Such a variable is an option, and a misspelled one is an error. Choose another name.',
      );
    }
    const value = env[name];
    // Blank means not set: an accidentally empty list of signers must not mean that no signature is checked.
    if (value === undefined || value.trim() === '') {
      throw file.invalid(
        path,
        `needs the variable ${name.slice(0, 60)}, which is not set`,
        `Set it in \`env\` of the step; write "$\${NAME}" for a literal text.`,
      );
    }
    onValue(name, value);
    return value;
  });
}

function secretInWords(path: readonly PropertyKey[], name: string, file: FileErrors): RestorableError {
  return file.invalid(
    path,
    `would put the secret ${name.slice(0, 60)} where every process of the machine can read it`,
    `Name it under \`environment\`; the command then finds it there, in a shell as "$${name.slice(0, 60)}".`,
  );
}
