import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { RestorableError } from '../../core/errors.ts';
import { guessesPerSecond, KEY_S2K_COUNT_BYTE, S2K_COUNT_BYTE } from '../../core/keys/passphrase-cost.ts';
import type { Request } from '../../options/request/request.ts';

const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 365 * DAY_SECONDS;
/** How long a passphrase must withstand the attack. */
const WANTED_SECONDS = 10 * YEAR_SECONDS;
/** The estimate of a prefix is a lower limit, and that of a long text takes seconds. */
const ESTIMATED_LENGTH = 64;
/** Separators of words that an attacker tries: none, a space, a hyphen and so on. */
const SEPARATORS = 10;
/** Words that everyone would try here. */
const OUR_WORDS = ['restorable', 'backup', 'backups', 'passphrase', 'recovery', 'database', 'encrypt'];

/** Who could try passphrases of backups. */
const READER = 'anyone who can read the storage';

interface Chosen {
  readonly option: 'passphrase' | 'key-passphrase';
  readonly passphrase: string;
  /** Who could try passphrases. */
  readonly attacker: string;
  /** How much each guess is hashed. */
  readonly countByte: number;
  readonly words: readonly string[];
}

/**
 * Refuses a passphrase that would be found by trying, before anything is protected with it. Reading is never refused.
 * @throws {RestorableError} PASSPHRASE_WEAK; nothing in it depends on the characters of the passphrase
 */
export async function requireStrongPassphrase(request: Request): Promise<void> {
  const chosen = chosenIn(request);
  if (chosen === undefined) return;
  const seconds = (await guessesFor(chosen)) / guessesPerSecond(chosen.countByte);
  if (seconds >= WANTED_SECONDS) return;
  const { option, attacker } = chosen;
  throw new RestorableError(
    'PASSPHRASE_WEAK',
    `\`${option}\` is too easy to guess: ${attacker} could find it ${within(seconds)}.`,
    {
      hint: 'Use a random one, such as the output of `openssl rand -base64 32`, or six random words. Earlier backups stay readable with their own passphrase.',
    },
  );
}

function chosenIn(request: Request): Chosen | undefined {
  // Of a job that only reads, any passphrase is good enough.
  if (request.mode === 'doctor' && request.database !== undefined && request.recipients?.kind === 'passphrase') {
    const passphrase = request.recipients.passphrase.reveal();
    const words = request.name === undefined ? [] : [request.name];
    return { option: 'passphrase', passphrase, attacker: READER, countByte: S2K_COUNT_BYTE, words };
  }
  if ((request.mode === 'backup' || request.mode === 'ship') && request.recipients.kind === 'passphrase') {
    const passphrase = request.recipients.passphrase.reveal();
    return { option: 'passphrase', passphrase, attacker: READER, countByte: S2K_COUNT_BYTE, words: [request.name] };
  }
  if (request.mode === 'init' && request.passphrase !== undefined) {
    const words = request.name === undefined ? [] : [request.name];
    const passphrase = request.passphrase.reveal();
    return { option: 'passphrase', passphrase, attacker: READER, countByte: S2K_COUNT_BYTE, words };
  }
  if (request.mode === 'keygen' && request.passphrase !== undefined) {
    const attacker = "anyone who gets hold of the key's file";
    const passphrase = request.passphrase.reveal();
    const words = [request.identity];
    return { option: 'key-passphrase', passphrase, attacker, countByte: KEY_S2K_COUNT_BYTE, words };
  }
  return undefined;
}

/** How many passphrases are at least as likely. zxcvbn counts separators of words as random, which they are not. */
async function guessesFor({ passphrase, words }: Chosen): Promise<number> {
  const estimator = await loadEstimator();
  const known = [...OUR_WORDS, ...words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])];
  const text = [...passphrase.normalize('NFKC')].slice(0, ESTIMATED_LENGTH).join('');
  const { guesses } = estimator.check(text, known);
  const joined = estimator.check(text.replaceAll(/[\s\p{P}]+/gu, ''), known);
  return Math.min(guesses, joined.guesses * SEPARATORS);
}

let loaded: WeakRef<ZxcvbnFactory> | undefined;

/** A megabyte of dictionaries, loaded only for a passphrase that is going to protect something, and not kept for the dump. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const known = loaded?.deref();
  if (known !== undefined) return known;
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }, { default: commonWords }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en/dist/commonWords.json.mjs'),
  ]);
  const estimator = new ZxcvbnFactory({ dictionary: { ...dictionary, commonWords }, graphs: adjacencyGraphs });
  loaded = new WeakRef(estimator);
  return estimator;
}

/** Coarse, because a log should not rank passphrases. */
function within(seconds: number): string {
  if (seconds < DAY_SECONDS) return 'within a day';
  return seconds < YEAR_SECONDS ? 'within a year' : 'within ten years';
}
