import { Secret } from '../core/secret.ts';
import type { ConfigFile } from './config-file.ts';
import { secretsInUrl } from './secrets.ts';

/** `${NAME}`, and `$${...}` for a `${...}` that stays. */
const REFERENCE = /\$(\$?)\{([^}]*)\}/g;
const SECRET_NAME = /pass|secret|token|credential|auth|private|api_?key|access_?key|pwd/i;
/** Variables whose values are no secret; masking a port or a database's name would blank half of every line. */
const PLAIN_NAME =
  /(?:^|_)(?:HOST|HOSTNAME|HOSTS|PORT|USER|USERNAME|DB|DATABASE|DBNAME|NAME|REGION|PATH|HOME|DIR|FOLDER|FILE|TZ|LANG|LC_ALL|SSLMODE|TLS|VERSION)$/i;
const PLAIN_VALUE = /^(?:true|false|yes|no|on|off|null|none|\d)$/i;

export interface Substitution {
  readonly file: ConfigFile;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly mask: (secret: Secret) => void;
}

/** What of a variable's value must not be shown: the credentials of a URL, or all of it unless it is plain. */
export function secretsOfVariable(name: string, value: string): string[] {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return secretsInUrl(value);
  if (value.trim() === '' || PLAIN_VALUE.test(value)) return [];
  return PLAIN_NAME.test(name) && !SECRET_NAME.test(name) ? [] : [value];
}

/**
 * Replaces `${NAME}` by the job's variables.
 * @param path of the text in the file, for messages
 * @throws {RestorableError} INPUT_INVALID for a variable that is not set or empty, a name that is none, and a secret in
 *   a command's words, which every process of the machine can read
 */
export function substitute(text: string, path: readonly PropertyKey[], options: Substitution): string {
  const { file, env, mask } = options;
  return text.replaceAll(REFERENCE, (whole: string, escaped: string, name: string) => {
    if (escaped !== '') return whole.slice(1);
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw file.invalid(
        path,
        `holds "\${...}" without the plain name of a variable`,
        `Only "\${NAME}" is replaced. For a "\${...}" of the shell write "$\${...}".`,
      );
    }
    const value = env[name];
    if (value === undefined || value === '') {
      throw file.invalid(
        path,
        `needs the variable ${name.slice(0, 60)}, which is not set`,
        `Set it in \`env\` of the step; write "$\${NAME}" for a text that is meant as it stands.`,
      );
    }
    const secrets = SECRET_NAME.test(name) ? [value] : secretsInUrl(value);
    for (const secret of secrets) mask(new Secret(secret));
    if (secrets.length > 0) throw secretInWords(path, name, file);
    return value;
  });
}

function secretInWords(path: readonly PropertyKey[], name: string, file: ConfigFile) {
  return file.invalid(
    path,
    `would put the secret ${name.slice(0, 60)} where every process of the machine can read it`,
    `Name it under \`environment\`; the command then finds it there, in a shell as "$${name.slice(0, 60)}".`,
  );
}
