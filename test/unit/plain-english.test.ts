import { describe, expect, it } from 'vitest';
import { literalsOf, notesOf, proseOf, pythonLiteralsOf, userVisibleTexts } from '../support/user-visible-text.ts';

interface Rule {
  readonly pattern: RegExp;
  /** The replacement. */
  readonly instead: string;
  /** A text that the rule must find. */
  readonly bad: string;
}

/** Phrases of translated English, grouped by the replacement that a technical writer would use. */
const RULES: readonly Rule[] = [
  {
    pattern:
      /(?<!\bthere )\b(?:is|are|was|were|be|as) no (?!longer|more|fewer|less|later|earlier|older|newer|larger|different|backups?\b|one\b)[a-z]/i,
    instead: 'is not a …, there is no …',
    bad: '`x` is no option of `prune`',
  },
  {
    pattern: /(?<!\bthere )\b(?:is|are|was|were) none\b/i,
    instead: 'is not valid, there is none',
    bad: 'a time that is none',
  },
  {
    pattern: /\b(?:takes?|knows?|gives?|gave) none\b/,
    instead: 'does not accept any',
    bad: 'a column that takes none',
  },
  { pattern: /\bto be had\b/, instead: 'available', bad: 'Not to be had whole anywhere' },
  { pattern: /\bnobody\b/i, instead: 'not (passive), no account', bad: 'nobody knows how far behind' },
  { pattern: /\b(?:some|any)body\b/i, instead: 'someone, or the passive', bad: 'Somebody may be between here and it' },
  { pattern: /\bwho(?:m)?ever\b/i, instead: 'anyone who, anyone with', bad: 'Whoever can write the storage can' },
  {
    pattern: /\b(?:stand|stands|stood) (?:behind|beside|there|in|for|under|at|before|alone)\b/,
    instead: 'is at, is in, means',
    bad: 'another server stands behind this name',
  },
  { pattern: /\b(?:go|goes|went) before\b/, instead: 'overrides', bad: 'What is given with it goes before the file' },
  { pattern: /\bbeside\b/i, instead: 'next to, with', bad: 'What is given beside it' },
  { pattern: /\bmend(?:s|ed|ing)?\b/i, instead: 'fix, repair', bad: 'There are errors to mend: 2' },
  { pattern: /\bdead runs?\b/i, instead: 'killed runs', bad: 'what dead runs left' },
  { pattern: /\blag\w* behind\b/i, instead: 'lags', bad: 'how far a replica may lag behind' },
  {
    pattern: /\b(?:fall|falls|fell|fallen|far|is|are|it|none|one|the|be) behind(?! (?:a|an|the|NAT|it)\b)/,
    instead: 'out of sync, the lag',
    bad: 'a replica, how far it is behind can not be known',
  },
  { pattern: /\b(?:brings?|become|becomes|are|is) (?:\w+ )?level\b/i, instead: 'in sync', bad: 'it brings it level' },
  { pattern: /\bby age and by\b/i, instead: 'by a retention policy', bad: 'old backups go by age and by generation' },
  { pattern: /\banew\b/i, instead: 'again, new', bad: 'Give it anew' },
  {
    pattern: /\bwhole(?:ness)?\b(?! (?:number|second)s?\b)/i,
    instead: 'complete, intact, entire',
    bad: 'Copy the file whole',
  },
  {
    pattern: /\b(?:at|by|under|behind|beside|without) which\b/i,
    instead: 'two sentences, or where',
    bad: 'older ones, at which this run did not look',
  },
  {
    pattern: /\bmay not be (?:\w+ed|\w+en|read|put|set)\b/i,
    instead: "can't be",
    bad: 'it may not be read',
  },
  { pattern: /\bprove[sdn]?\b/i, instead: 'verify, confirm, show', bad: 'no data is proven' },
  { pattern: /\b(?:judge[sd]?|weigh(?:s|ed)?)\b/i, instead: 'evaluate, check', bad: 'Judges what is stored' },
  { pattern: /\bheld against\b/i, instead: 'counted against', bad: 'noted, not held against it' },
  { pattern: /\bforetells?\b/i, instead: 'predict', bad: 'It foretells the day' },
  { pattern: /\bso (?:many|long|much)\b(?! (?:that|as)\b)/i, instead: 'this many, N', bad: 'Keep the newest so many' },
  { pattern: /\b(?:given|gave) up\b/i, instead: 'abandoned, stopped', bad: 'The backup was given up.' },
  { pattern: /\bhand(?:s|ed|ing)? (?:over|on|it)\b/i, instead: 'pass', bad: 'Not handed on to rclone' },
  { pattern: /\b(?:came|comes) (?:of it|to be\b|to (?:its|an) )/i, instead: 'result, end', bad: 'whatever came of it' },
  { pattern: /\b(?:begun|began)\b/i, instead: 'started', bad: 'so nothing was begun' },
  { pattern: /\bveto\b/i, instead: 'stop', bad: 'the last that can veto' },
  {
    pattern: /\b(?:another than|(?:an)?other \w+ than)\b/i,
    instead: 'different from, differs from',
    bad: 'other bytes than were written',
  },
  {
    pattern: /\bof (?:one's|your|our|my) own\b|\bof yours\b/i,
    instead: 'your own …',
    bad: 'a command of your own',
  },
  { pattern: /\bcan not\b/i, instead: "can't", bad: 'it can not be read' },
  { pattern: /\bhalf[ -]way\b/i, instead: 'partly, in the middle', bad: 'The swap stopped half-way' },
  { pattern: /\b(?:its|no) turn\b/i, instead: 'is next', bad: 'The copy has its turn' },
  { pattern: /\bmeanwhile\b/i, instead: 'in the meantime, during', bad: 'The manifest changed meanwhile.' },
  { pattern: /\bin any case\b/i, instead: 'always', bad: 'The Action writes one in any case' },
  { pattern: /\bis wanted\b|\bwants\b/i, instead: 'is required, needs', bad: 'at most 5 is wanted' },
  {
    pattern: /\b(?:one|two|text|pattern|path|item|URL|passphrase) a line\b/i,
    instead: 'one per line',
    bad: 'one a line',
  },
  { pattern: /\bas it stands\b/i, instead: 'as written', bad: 'which is taken as it stands' },
  { pattern: /\bundo(?:es|ne)\b/i, instead: 'rolls back, removes', bad: 'Undoes a hold.' },
  { pattern: /\b(?:was|were|been|are|is) put\b/i, instead: 'wrote, uploaded', bad: 'What was put is not listed' },
  {
    pattern: /\b(?:is|are) said\b|\bsaid (?:of|by|to)\b/i,
    instead: 'reported, stated',
    bad: 'What is said by each run',
  },
  {
    pattern: /\b(?:takes?|taken|took) (?:\w+ ){1,5}for (?:lost|a|an)\b/i,
    instead: 'treat as',
    bad: 'take this backup for lost',
  },
  {
    pattern: /\bsays nothing (?:about|of) the backup\b/i,
    instead: 'is not a verdict on the backup',
    bad: 'this says nothing about the backup',
  },
  {
    pattern: /\bno verdict (?:about|of) the\b/i,
    instead: 'not a verdict on the',
    bad: 'This is no verdict about the backup.',
  },
  {
    pattern: /\bwhat (?:became|becomes) of\b/i,
    instead: 'what happened to, what happens to',
    bad: 'what became of runs that are missing',
  },
  {
    pattern: /\bplaces? in (?:the|its|their|a) (?:\w+ |\w+'s )?log\b/i,
    instead: 'position in the log',
    bad: 'A backup has no place in the log',
  },
  {
    pattern: /\bgives? (?:other|different) rows\b/i,
    instead: 'produce different rows',
    bad: 'Changes as statements may give other rows',
  },
  { pattern: /\b(?:kept|left|read|removed|named) by no\b/i, instead: 'not … by any', bad: 'kept by no rule' },
  { pattern: /\bthat we know of\b/i, instead: 'known', bad: 'nothing that we know of' },
  {
    pattern: /\bnothing (?:of|about) (?:the log|it) (?:was|is|were) (?:shipped|stored|kept)\b/i,
    instead: 'no …, nothing from',
    bad: 'nothing of the log was shipped',
  },
  { pattern: /\bcould be put\b|\btwo puts\b/i, instead: 'be written, writes', bad: 'nothing could be put' },
];

/** Texts that stay unchanged: literal quotations, and the line that describes the project. */
const KEPT: readonly string[] = ['Encrypted database backups that prove they restore'];

/** The phrases found, each with the text around it and its replacement. */
function phrasesIn(text: string): string[] {
  const own = KEPT.reduce((rest, kept) => rest.replaceAll(kept, ''), text);
  return RULES.flatMap(({ pattern, instead }) =>
    [...own.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(({ index, 0: found }) => {
      const around = own.slice(Math.max(0, index - 50), index + found.length + 40).replaceAll(/\s+/g, ' ');
      return `"${found}" (${instead}): ${around}`;
    }),
  );
}

describe('the English that a user sees', () => {
  const texts = userVisibleTexts();

  it('has none of the listed phrases', () => {
    const found = texts.flatMap(({ path, text }) => phrasesIn(text).map((phrase) => `${path}: ${phrase}`));
    expect(found).toEqual([]);
  });

  it('is completely read: messages, pages, help, examples and recovery by hand', () => {
    const paths = new Set(texts.map(({ path }) => path));
    for (const path of [
      'README.md',
      'action.yml',
      'docs/operations.md',
      'examples/sync.yml',
      'examples/config/restorable.yml',
      'src/cli/help.ts',
      'src/options/table/databases.ts',
      'src/core/cancellation.ts',
      'src/repository/writing/runbook/RECOVERY-v1.md',
      'src/repository/writing/runbook/RECOVERY-v1.py',
    ]) {
      expect(paths).toContain(path);
    }
    expect(texts.length).toBeGreaterThan(3_000);
  });

  it.each(RULES)('finds $bad in every kind of file', ({ bad, pattern }) => {
    expect(bad).toMatch(pattern);
    const quoted = JSON.stringify(bad);
    const seen = [
      literalsOf(`throw new Error(${quoted});`).join(),
      literalsOf(`const hint = \`\${name} ${bad.replaceAll('`', '')} here\`;`).join(),
      proseOf(`Text.\n\n- ${bad.replaceAll('`', '')}, see [this](x.md).\n`),
      notesOf(`# ${bad}\nname: x\n`),
      pythonLiteralsOf(`    raise Finding(${quoted})  # why\n`).join(),
    ];
    for (const text of seen) expect(phrasesIn(text).join()).not.toBe('');
  });

  it('ignores code', () => {
    expect(phrasesIn(proseOf('```sh\necho beside\n```\nUse `anew` here.\n'))).toEqual([]);
    expect(literalsOf("const sql = 'select whole from beside'; // beside it")).toEqual([]);
    expect(phrasesIn(notesOf('beside: anew # fine\n'))).toEqual([]);
  });
});
