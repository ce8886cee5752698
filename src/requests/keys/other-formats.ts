/** What was given instead of an OpenPGP key, and what to do. */
export interface OtherFormat {
  /** As the end of a sentence: an SSH key. */
  readonly what: string;
  readonly hint: string;
}

interface Format extends OtherFormat {
  readonly pattern: RegExp;
}

const OTHER_KEY =
  'Backups use OpenPGP keys. `restorable keygen` makes them; `gpg --armor --export` exports existing ones.';
const WHOLE_TEXT = 'Give the armored key itself, or the path of its file.';

/** In this order, so that the more exact names are first. */
const FORMATS: readonly Format[] = [
  { pattern: /BEGIN (?:OPENSSH|SSH2 ENCRYPTED) PRIVATE KEY/, what: 'a private SSH key', hint: OTHER_KEY },
  { pattern: /^PuTTY-User-Key-File/m, what: 'a private SSH key of PuTTY', hint: OTHER_KEY },
  { pattern: /^(?:ssh-\w+|ecdsa-sha2-\S+|sk-\S+) AAAA/m, what: 'a public SSH key', hint: OTHER_KEY },
  { pattern: /AGE-SECRET-KEY-/i, what: 'a private age key', hint: OTHER_KEY },
  { pattern: /^age1[0-9a-z]{40,}$/m, what: 'a public age key', hint: OTHER_KEY },
  { pattern: /BEGIN AGE ENCRYPTED FILE|^age-encryption\.org\//m, what: 'a file encrypted with age', hint: OTHER_KEY },
  { pattern: /BEGIN (?:[A-Z0-9]+ )?PRIVATE KEY/, what: 'a private key in PEM format, as TLS uses it', hint: OTHER_KEY },
  { pattern: /BEGIN (?:[A-Z0-9]+ )?PUBLIC KEY-/, what: 'a public key in PEM format, as TLS uses it', hint: OTHER_KEY },
  { pattern: /BEGIN (?:[A-Z0-9]+ )?CERTIFICATE/, what: 'an X.509 certificate', hint: OTHER_KEY },
  { pattern: /BEGIN (?:PKCS7|CMS)/, what: 'a CMS message', hint: OTHER_KEY },
  { pattern: /^untrusted comment:/m, what: 'a key of minisign or signify', hint: OTHER_KEY },
  { pattern: /^\s*\{[\s\S]*"(?:kty|keys)"\s*:/, what: 'a JSON web key', hint: OTHER_KEY },
  { pattern: /^\s*\{[\s\S]*"private_key"\s*:/, what: 'a JSON file of a service account', hint: OTHER_KEY },
  {
    pattern: /\$\{\{|^\$\{?\w+\}?$|^%\w+%$|^(?:secrets|vars|env)[.:]\w+$/,
    what: 'the name of a variable',
    hint: `Nothing has replaced it. In a workflow, write \`\${{ secrets.NAME }}\`; in a shell, use double quotes around it.`,
  },
  {
    pattern: /^\*{3,}$/,
    what: 'asterisks',
    hint: `They replaced a secret in a log or a form. ${WHOLE_TEXT}`,
  },
  {
    pattern: /^(?:0x)?(?:[0-9A-F]{16}|[0-9A-F]{40}|[0-9A-F]{64}|(?:[0-9A-F]{4}\s+){9}[0-9A-F]{4})!?$/i,
    what: 'a fingerprint',
    hint: 'Keys are not looked up. Give the key itself: `gpg --armor --export FINGERPRINT`, or --export-secret-keys for a private one.',
  },
  {
    pattern: /^[^\s@/]+@[^\s@/]+\.[a-z]+$/i,
    what: 'an e-mail address',
    hint: 'Keys are not looked up. Give the key itself: `gpg --armor --export ADDRESS`, or --export-secret-keys for a private one.',
  },
  {
    pattern: /^(?:https?|hkps?|ldaps?|s3|gs|sftp):\/\//i,
    what: 'an address on the network',
    hint: 'Keys are not downloaded: their source must be reviewed like code. Put a public key into the repository, and give its path.',
  },
];

/** Names what a text is, if it is not an OpenPGP key but something that is often mistaken for one. */
export function otherFormat(text: string): OtherFormat | undefined {
  return FORMATS.find(({ pattern }) => pattern.test(text)) ?? inBase64(text);
}

function inBase64(text: string): OtherFormat | undefined {
  const bare = text.replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/=]{40,}$/.test(bare)) return undefined;
  const inside = Buffer.from(bare, 'base64').toString('utf8');
  return FORMATS.find(({ pattern }) => pattern.test(inside));
}
