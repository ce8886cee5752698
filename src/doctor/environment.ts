import { broken, doubtful, fine } from '../core/finding.ts';
import { misspelled } from '../options/text/suggest.ts';
import type { Host } from '../ports/host.ts';
import { STORAGE_VARIABLES } from '../ports/storage-variables.ts';
import type { Findings } from './examine.ts';

const area = 'options';

/** Variables with credentials or addresses, which adapters and the libraries below them read. */
const KNOWN: readonly string[] = [
  ...STORAGE_VARIABLES,
  // These name a file, a profile or an account of one machine, so no bundle carries them.
  ...['AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ENDPOINT_URL_STS', 'SFTP_KNOWN_HOSTS'],
  ...['AZURE_CLIENT_ID', 'AZURE_TENANT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_SUBSCRIPTION_ID'],
  ...['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_CLOUD_PROJECT'],
  ...['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_API_BASE_URL', 'CLOUDFLARE_ACCOUNT_ID'],
  ...['TUNNEL_PRIVATE_KEY', 'TUNNEL_PRIVATE_KEY_PASSPHRASE', 'TUNNEL_HOST_KEY', 'TUNNEL_KNOWN_HOSTS'],
  ...['PGPASSWORD', 'PGHOST', 'PGPORT', 'PGUSER', 'PGDATABASE', 'PGSSLMODE', 'PGSSLROOTCERT', 'MYSQL_PWD'],
  ...['PG_BIN', 'MYSQL_BIN'],
];
/** Their text has line breaks. */
const OF_LINES = /PRIVATE_KEY$|HOST_KEY$|KNOWN_HOSTS$/;
const FAMILY = /^(?:AWS|AZURE|GOOGLE|CLOUDFLARE|SFTP|TUNNEL)_/;

/** Variables that are empty, that were pasted with more than their value, or whose names look misspelled. */
export function examineEnvironment(findings: Findings, { env }: Host): void {
  const before = findings.all.length;
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (KNOWN.includes(name)) examineValue(name, value, findings);
    else examineName(name, findings);
  }
  if (findings.all.length > before) return;
  findings.add({ area, name: 'environment' }, fine({ kind: 'variables-fine' }));
}

function examineValue(name: string, value: string, findings: Findings): void {
  const subject = { area, name } as const;
  if (value.trim() === '') {
    findings.add(subject, doubtful({ kind: 'variable-empty' }));
  } else if (/^(["']).*\1$/s.test(value.trim())) {
    findings.add(subject, broken({ kind: 'variable-quoted' }));
  } else if (value !== value.trim() && !OF_LINES.test(name)) {
    findings.add(subject, broken({ kind: 'variable-spaced' }));
  }
}

function examineName(name: string, findings: Findings): void {
  if (name.startsWith('RESTORABLE_')) {
    findings.add({ area, name }, doubtful({ kind: 'variable-without-effect' }));
    return;
  }
  if (!FAMILY.test(name)) return;
  const meant = misspelled(name, KNOWN);
  if (meant === undefined) return;
  findings.add({ area, name }, doubtful({ kind: 'variable-unread', meant }));
}
