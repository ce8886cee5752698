import { shortFingerprint } from '../../../core/keys/key-name.ts';
import type { ListReport } from '../../facts/status/list.ts';
import { bytesBothWays, engineTitle, humanBytes, humanTime, plural } from '../../format.ts';
import { achievedRpoInWords } from '../../words/achieved-rpo.ts';
import { needsOf } from '../../words/backups.ts';
import { verdictInWords } from '../../words/checks/checks.ts';
import { describeGap } from '../../words/checks/gaps.ts';
import { nameOf } from '../../words/keys.ts';
import { reachInWords } from '../../words/log-reach.ts';
import {
  type Block,
  type Body,
  code,
  type Headline,
  type Line,
  many,
  type Section,
  short,
  toned,
} from '../document.ts';
import { logBlocks } from './log-reach.ts';

type Destination = ListReport['destinations'][number];
type Listed = Destination['backups'][number];

const VERDICT_TONES = { passed: 'good', failed: 'bad', error: 'warn', skipped: 'skipped' } as const;
const COLUMNS = [
  { title: 'backup' },
  { title: 'database' },
  { title: 'engine' },
  { title: 'dump', align: 'right' },
  { title: 'stored', align: 'right' },
  { title: 'needs' },
  { title: 'signed by' },
  { title: 'held' },
  { title: 'last verification' },
] as const;

const KEY_COLUMNS = [{ title: 'key' }, { title: 'use' }] as const;

export function listDocument(report: ListReport): Body {
  return { ...headline(report), sections: [...gaps(report), ...report.destinations.map(destination), ...keys(report)] };
}

function headline(report: ListReport): Headline {
  if (report.error !== undefined) return { tone: 'bad', title: 'Not listed', sentence: '' };
  const listed = report.destinations.flatMap(({ backups }) => backups);
  const ids = new Set(listed.map(({ id }) => id));
  const invalid = report.destinations.reduce((sum, each) => sum + each.invalid.length, 0);
  const stored = listed.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
  const title = `${plural(ids.size, 'backup')} at ${plural(report.destinations.length, 'destination')}`;
  const missing = report.gaps.length;
  const sentences = [
    `In all, ${bytesBothWays(stored)} are stored.`,
    ...(invalid > 0 ? [`${plural(invalid, 'invalid object')} among the manifests.`] : []),
    ...(missing > 0 ? [`${plural(missing, 'gap')} in the lineage of backups.`] : []),
  ];
  const tone = missing > 0 ? 'bad' : invalid > 0 ? 'warn' : 'good';
  return { tone, title, sentence: sentences.join(' ') };
}

function gaps({ gaps: found }: ListReport): Section[] {
  if (found.length === 0) return [];
  const items = many(found, (gap) => [code(gap.database), `: ${describeGap(gap)}`]);
  return [{ title: 'Missing', tone: 'bad', blocks: [{ kind: 'list', extent: 'detail', items }] }];
}

function destination({ label, backups, invalid, achievedRpo = [], logs = [] }: Destination): Section {
  const listed: Block =
    backups.length === 0
      ? { kind: 'note', text: 'No backups.' }
      : { kind: 'table', extent: 'result', columns: COLUMNS, rows: many(backups, row) };
  const items = many(invalid, ({ key, reason }) => [toned('bad', 'not valid'), ': ', code(key), `: ${reason}`]);
  const bad: readonly Block[] = invalid.length === 0 ? [] : [{ kind: 'list', extent: 'detail', items }];
  const reached = many(achievedRpo, ({ database, ...achieved }) => [
    'Achieved RPO of ',
    code(database),
    `: ${achievedRpoInWords(achieved)}`,
  ]);
  const rpo: readonly Block[] = achievedRpo.length === 0 ? [] : [{ kind: 'list', extent: 'detail', items: reached }];
  const windows = logs.flatMap((log): Block[] => {
    const text = many([log], ({ database }) => ['Log of ', code(database), `: ${reachInWords(log) ?? ''}`]);
    return [{ kind: 'list', extent: 'detail', items: text }, ...logBlocks(log)];
  });
  return { title: code(label), blocks: [...bad, listed, ...rpo, ...windows] };
}

/** The signer that the manifest names, and whether it is an accepted one. */
function signedBy({ signed, signer, authenticatedBy }: Listed): Line {
  if (!signed) return 'no key';
  const name = signer ? shortFingerprint(signer) : 'a key';
  return authenticatedBy === null ? `${name}, not checked` : toned('good', name);
}

/** The keys that the backups name, so that the right ones can be found in a safe. */
function keys({ destinations, givenKeys }: ListReport): Section[] {
  const counts = new Map<string, Map<string, Set<string>>>();
  const count = (what: string, fingerprint: string, id: string): void => {
    const ofKey = counts.get(fingerprint) ?? new Map<string, Set<string>>();
    counts.set(fingerprint, ofKey.set(what, (ofKey.get(what) ?? new Set<string>()).add(id)));
  };
  for (const { id, signer, recipients = [] } of destinations.flatMap(({ backups }) => backups)) {
    for (const recipient of recipients) count('opens', recipient, id);
    if (signer) count('signed', signer, id);
  }
  if (counts.size === 0) return [];
  const rows = many([...counts], ([fingerprint, uses]) => [
    code(nameOf(fingerprint, givenKeys)),
    [...uses].map(([what, ids]) => `${what} ${plural(ids.size, 'backup')}`).join(', '),
  ]);
  return [{ title: 'Keys', blocks: [{ kind: 'table', extent: 'detail', columns: KEY_COLUMNS, rows }] }];
}

function row(backup: Listed): Line[] {
  return [
    code(backup.id),
    code(backup.database),
    engineTitle(backup),
    humanBytes(backup.rawBytes),
    humanBytes(backup.storedBytes),
    needsOf(backup),
    signedBy(backup),
    backup.held === undefined ? 'no' : short(backup.held, 80),
    backup.verdict === null
      ? 'never'
      : [
          toned(VERDICT_TONES[backup.verdict], verdictInWords(backup.verdict, backup.reason)),
          ` ${humanTime(backup.verifiedAt ?? '')}`,
        ],
  ];
}
