import type { FileOutcome, InitReport, SecretOutcome } from '../../facts/setup/init.ts';
import { plural } from '../../format.ts';
import { type Block, type Body, code, type Line, many, type Section } from '../document.ts';
import { findingTable } from './doctor.ts';

const FILES: Readonly<Record<FileOutcome, string>> = {
  written: 'written',
  replaced: 'replaced',
  unchanged: 'unchanged',
  kept: 'kept',
};

const SECRETS: Readonly<Record<SecretOutcome, string>> = {
  set: 'set',
  'set-in-repository': 'set for all jobs of the repository',
  file: 'not set yet',
  kept: 'set by you',
};

export function initDocument(report: InitReport): Body {
  const { error, files, secrets, commands, privateFolder } = report;
  const sections = [
    testSection(report),
    fileSection(report),
    secretSection(report),
    alertSection(report),
    commandSection(report),
  ].flat();
  if (error !== undefined && files.length === 0) {
    return { tone: 'bad', title: 'Nothing was set up', sentence: '', sections };
  }
  const safe =
    privateFolder === undefined
      ? ''
      : ` Print the recovery sheet in ${privateFolder} for the safe: without it or the key files, backups can't be read.`;
  if (error !== undefined)
    return { tone: 'bad', title: 'Not complete', sentence: `Run it again: it continues.${safe}`, sections };
  return {
    tone: 'good',
    title: 'Set up',
    sentence: `${nextSteps(commands.length, secrets.length > 0)}${safe}`,
    sections,
  };
}

function nextSteps(commands: number, isGithub: boolean): string {
  const run = commands === 1 ? 'Run the command below. ' : `Run the ${plural(commands, 'command')} below. `;
  const start = 'Commit and push the files, then start the workflow once: gh workflow run restorable.yml.';
  return `${commands === 0 ? '' : run}${isGithub ? start : ''}`.trim();
}

function testSection({ findings }: InitReport): Section[] {
  if (findings.length === 0) return [];
  const isAllFine = findings.every(({ result }) => result !== 'failed' && result !== 'warning');
  // Half a page of checks that passed would bury what the user has to do.
  return isAllFine
    ? [{ title: `Tested: ${plural(findings.length, 'check')} of the connections passed`, tone: 'good', blocks: [] }]
    : [{ title: 'Tested', ...findingTable(findings.filter(({ result }) => result !== 'ok')) }];
}

function fileSection({ files }: InitReport): Section[] {
  if (files.length === 0) return [];
  const rows = table(['file', '', 'what it is'], files, ({ path, outcome, purpose }) => [
    code(path),
    FILES[outcome],
    purpose,
  ]);
  return [{ title: 'Files', blocks: [rows] }];
}

function secretSection({ secrets }: InitReport): Section[] {
  if (secrets.length === 0) return [];
  const rows = table(['secret', 'of', '', 'what it holds'], secrets, ({ name, environment, outcome, holds }) => [
    code(name),
    environment === undefined ? 'the repository' : `the environment ${environment}`,
    SECRETS[outcome],
    holds,
  ]);
  return [{ title: plural(secrets.length, 'secret'), blocks: [rows] }];
}

/** Who hears of problems, and of silence. What is missing has its remedy next to it. */
function alertSection({ alerts, files }: InitReport): Section[] {
  if (alerts === undefined || files.length === 0) return [];
  const { told, hasHeartbeat } = alerts;
  const problems =
    told.length === 0
      ? 'Problems are only in the log. Give a channel with --notify to report them: see docs/alerts.md.'
      : `Problems are reported to: ${told.join(', ')}.`;
  const silence = hasHeartbeat
    ? 'A heartbeat service notices if no backup runs.'
    : 'No service notices if no backup runs at all. Give the address of one with --heartbeat, or see docs/heartbeats.md.';
  return [
    { title: 'Alerts', blocks: [{ kind: 'list', extent: 'result', items: many([problems, silence], (line) => line) }] },
  ];
}

function commandSection({ commands }: InitReport): Section[] {
  if (commands.length === 0) return [];
  return [
    {
      title: 'Commands for you',
      blocks: [{ kind: 'list', extent: 'result', items: many(commands, (command) => code(command)) }],
    },
  ];
}

function table<T>(titles: readonly string[], rows: readonly T[], cells: (row: T) => readonly Line[]): Block {
  return { kind: 'table', extent: 'result', columns: titles.map((title) => ({ title })), rows: many(rows, cells) };
}
