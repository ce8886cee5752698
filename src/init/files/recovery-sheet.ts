import { join } from 'node:path';
import { escapeHtml } from '../../core/escaping/escape-html.ts';
import { type Setup, setupName } from '../setup.ts';
import { toldNames } from './alert-parts.ts';
import type { KeyMaterial } from './key-material.ts';
import type { PlannedFile } from './planned-file.ts';

/** At most this many characters fit into a code that a phone reads from paper. */
const LONGEST_PART = 700;

/** The sheet as a file, for its owner only. */
export async function sheetFile(setup: Setup, keys: KeyMaterial, withQrCodes: boolean): Promise<PlannedFile> {
  return {
    path: join(setup.privateFolder, 'recovery-sheet.html'),
    content: await recoverySheet(setup, keys, withQrCodes),
    isSecret: true,
    purpose: 'recovery sheet: print it, put it into the safe, and delete the file',
  };
}

/** The page for the safe: what is backed up, where, the key, and the commands of a restore. It has no scripts and no links. */
async function recoverySheet(setup: Setup, keys: KeyMaterial, withQrCodes: boolean): Promise<string> {
  const secret =
    keys.kind === 'passphrase' ? keys.passphrase.reveal() : keys.recovery.armoredPrivate.reveal().trimEnd();
  const what = keys.kind === 'passphrase' ? 'The passphrase' : 'The private recovery key';
  const codes = withQrCodes ? await qrCodes(secret, what) : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Recovery sheet: ${escapeHtml(setupName(setup))}</title>
<style>
body { font: 11pt/1.35 sans-serif; max-width: 190mm; margin: 8mm auto; }
pre { font: 8.5pt/1.25 monospace; white-space: pre-wrap; overflow-wrap: anywhere; border: 0.3mm solid #999; padding: 2mm; }
figure { display: inline-block; width: 58mm; margin: 2mm; break-inside: avoid; }
svg { width: 58mm; height: 58mm; }
h1 { font-size: 15pt; } h2 { font-size: 12pt; margin: 3mm 0 1mm; }
</style>
</head>
<body>
<h1>Recovery sheet: ${escapeHtml(setupName(setup))}</h1>
<p><strong>Keep this page in a safe. With it, every backup can be read. Without it and without the key files, none can.</strong></p>
<h2>What is backed up, and where</h2>
<ul>
${setup.databases.map(({ name, engine }) => `<li>${escapeHtml(name)} (${engine})</li>`).join('\n')}
</ul>
<pre>${escapeHtml(setup.destinations.map(({ line }) => line).join('\n'))}</pre>
<h2>${what}</h2>
<pre>${escapeHtml(secret)}</pre>
${codes}<h2>Alerts</h2>
<p>${escapeHtml(alertText(setup))}</p>
<h2>To restore</h2>
<pre>${escapeHtml(commandsOf(setup, keys))}</pre>
<p>Without this program: each database's folder at the destination has the file RECOVERY-v1.md, with the commands for GnuPG, zstd
and the database's own tools.</p>
</body>
</html>
`;
}

/** Whoever opens the safe should know who would have heard of a problem. */
function alertText(setup: Setup): string {
  const told = toldNames(setup);
  const problems =
    told.length === 0 ? 'Problems are only in the log of the runs.' : `Problems are reported to: ${told.join(', ')}.`;
  return setup.heartbeat === undefined ? problems : `${problems} A heartbeat service notices missing backups.`;
}

function commandsOf({ databases, destinations }: Setup, keys: KeyMaterial): string {
  const [{ name, engine }] = databases;
  const [destination] = destinations;
  const target =
    engine === 'sqlite' || engine === 'd1' ? `sqlite:restored.db` : `${engine}://user:password@host/${name}`;
  const unlock =
    keys.kind === 'passphrase'
      ? "export RESTORABLE_PASSPHRASE='the passphrase above'"
      : 'export RESTORABLE_DECRYPT_WITH=recovery.private.asc   # a file with the key above, all lines';
  const signer =
    keys.kind === 'keys' ? `\n# To check who made the backup, add --signers with the runner's public key.` : '';
  return `# The credentials of the storage in the environment, such as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
${unlock}
restorable list --destination '${destination?.line ?? ''}'
restorable restore --name ${name} --destination '${destination?.line ?? ''}' --target '${target}'${signer}`;
}

/** Several codes if one is too long. Each is plain text, so that any reader shows it. */
async function qrCodes(text: string, what: string): Promise<string> {
  const { encodeQR } = await import('qr');
  const parts = partsOf(text);
  const figures = parts.map((part, at) => {
    const svg = encodeQR(part, 'svg', { ecc: 'medium', border: 4 });
    const caption = parts.length === 1 ? what : `${what}, part ${at + 1} of ${parts.length}`;
    return `<figure>${svg}<figcaption>${escapeHtml(caption)}</figcaption></figure>\n`;
  });
  const note =
    parts.length === 1 ? '' : '<p>Read the codes in order, and put each on new lines after the one before.</p>\n';
  return `${note}${figures.join('')}`;
}

/** Whole lines, as many as fit into a code. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const line of text.split('\n')) {
    const last = parts.at(-1);
    const joined = `${last ?? ''}\n${line}`;
    if (last === undefined || joined.length > LONGEST_PART) parts.push(line);
    else parts[parts.length - 1] = joined;
  }
  return parts;
}
