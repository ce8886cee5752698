import { Secret, withoutLineEnds } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import { PROXIES } from '../../process/command.ts';
import { secretsInUrl } from '../../secrets/secrets.ts';

const PASSED = ['PATH', 'HOME', 'XDG_CONFIG_HOME', ...PROXIES];

/**
 * Switches of rclone that change what is stored or shown, or how this program communicates with it: a dry run would be
 * acknowledged like a real one, a filter would hide objects. `RCLONE_CONFIG...` and a backend's own options never match these.
 */
const OVERRIDING =
  /^RCLONE_(?:RC(?:_|$)|DRY_RUN|INTERACTIVE|IGNORE_|IMMUTABLE|SIZE_ONLY|CHECKSUM|UPDATE$|INPLACE|EXCLUDE|INCLUDE|FILTER|FILES_FROM|MIN_|MAX_|CUTOFF|COMPARE_DEST|COPY_DEST|BACKUP_DIR|SUFFIX|METADATA|NO_CHECK_DEST|NO_UPDATE|LOG_|USE_JSON_LOG|SYSLOG|VERBOSE|QUIET|STATS|PROGRESS|RETRIES|LOW_LEVEL_RETRIES|TIMEOUT|CONTIMEOUT|HEADER_UPLOAD|PARTIAL_SUFFIX)/;
const SECRET_NAME = /PASS|SECRET|TOKEN|KEY|CREDENTIAL|SAS|AUTH|COOKIE|BEARER|CONNECTION_STRING|2FA|MNEMONIC/;
/** For a remote with any name: `RCLONE_CONFIG_PASSPORTS_TYPE`. */
const PUBLIC_NAME = /_(?:TYPE|VENDOR|PROVIDER|URL|USER|HOST|PORT|REGION|ENDPOINT|FILE)$/;
/** A shorter value is more likely `true` than a secret, and masking it would hide half of every line. */
const SECRET_LENGTH = 5;

/**
 * The part of the job's environment that rclone gets: its own variables, which contain its configuration, and what it
 * needs to find its file and the network. Secrets among them are masked.
 */
export function rcloneEnvironment(host: Host): Record<string, string> {
  const env: Record<string, string> = {};
  const dropped: string[] = [];
  for (const [name, given] of Object.entries(host.env)) {
    if (given === undefined) continue;
    // A variable may contain a key file's text. Spaces may belong to a password.
    const value = name.startsWith('RCLONE_') ? withoutLineEnds(given) : given;
    if (PASSED.includes(name)) env[name] = value;
    if (!name.startsWith('RCLONE_')) continue;
    maskSecrets(name, value, host);
    if (OVERRIDING.test(name)) dropped.push(name);
    else env[name] = value;
  }
  if (dropped.length > 0) {
    host.log.warning(`Not passed to rclone, because it would change what is stored: ${dropped.join(', ')}.`);
  }
  return env;
}

function maskSecrets(name: string, value: string, host: Host): void {
  const isSecret = SECRET_NAME.test(name) && !PUBLIC_NAME.test(name) && !/^(?:true|false|\d+)$/.test(value);
  if (isSecret && value.length >= SECRET_LENGTH) host.mask(new Secret(value));
  for (const secret of secretsInUrl(value)) host.mask(new Secret(secret));
}
