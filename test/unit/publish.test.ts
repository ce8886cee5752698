import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOutputs } from '../../src/action/outputs.ts';
import { RestorableError } from '../../src/core/errors.ts';
import type { Outcome } from '../../src/host/app.ts';
import { type Outlets, publishOutcome } from '../../src/host/publish.ts';
import type { HistoryReport } from '../../src/report/facts/history.ts';
import type { ListReport } from '../../src/report/facts/status/list.ts';
import { failedReport } from '../../src/report/failed.ts';
import { historyOf } from '../support/histories.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publish-'));
  await writeFile(join(folder, 'file'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const failure = new RestorableError('STORAGE_FAILED', 'It failed.');
const failed = failedReport('list', failure, new Date()) as ListReport;

function outcome(exitCode: 0 | 1 | 2): Outcome {
  const error = exitCode === 2 ? failed.error : undefined;
  return { report: { ...failed, exitCode, error }, error, exitCode };
}

/** Publishes, and records what was published in which order. */
async function told(
  ended: Outcome,
  change: Partial<Outlets>,
): Promise<{ code: number; told: string[]; page: string; outputs: (string | undefined)[] }> {
  const lines: string[] = [];
  let page = '';
  const outputs: (string | undefined)[] = [];
  const code = await publishOutcome(ended, {
    reportPath: undefined,
    setOutputs: (_report, path) => void outputs.push(path),
    writeSummary: async (text) => {
      page = text;
    },
    show: (_outcome, document) => void lines.push(`result: ${document?.title}`),
    showError: (error) => void lines.push(`${error.code}: ${error.message} ${error.hint}`),
    warn: (message) => void lines.push(`warning: ${message}`),
    ...change,
  });
  return { code, told: lines, page, outputs };
}

describe('a finished run', () => {
  it('has the outputs of its error, also if its mode is unknown or its report can not be written', async () => {
    const errors: (string | undefined)[] = [];
    const setOutputs: Outlets['setOutputs'] = ({ error }) => void errors.push(error?.code);
    await told(outcome(0), { setOutputs });
    await told({ report: undefined, error: new RestorableError('INPUT_INVALID', 'x'), exitCode: 2 }, { setOutputs });
    await told(outcome(0), { setOutputs, reportPath: join(folder, 'no-such', 'r.json') });
    expect(errors).toEqual([undefined, 'INPUT_INVALID', 'FILE_UNWRITABLE']);
    expect(errorOutputs(undefined)).toEqual([
      ['error-code', ''],
      ['error-message', ''],
    ]);
    const twoLines = { code: 'INTERNAL', message: 'one\n::error::two', hint: undefined };
    expect(Object.fromEntries(errorOutputs(twoLines))['error-message']).not.toContain('\n');
  });

  it('is published with its report file, whose path is an output', async () => {
    const path = join(folder, 'r.json');
    const { code, told: lines, outputs } = await told(outcome(1), { reportPath: path });
    expect([code, outputs, lines]).toEqual([1, [path], [expect.stringMatching(/^result/)]]);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ mode: 'list', exitCode: 1 });
  });

  it('is published as a page for a browser, also if it failed', async () => {
    const htmlPath = join(folder, 'r.html');
    expect(await told(outcome(2), { htmlPath })).toMatchObject({ code: 2, told: [expect.stringMatching(/^result/)] });
    expect(await readFile(htmlPath, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<h1>[\s\S]*STORAGE_FAILED/);
    const { code, told: lines } = await told(outcome(0), { htmlPath: folder });
    expect([code, lines[1]]).toEqual([2, expect.stringMatching(/^FILE_UNWRITABLE: The page can't .* It is a folder/)]);
  });

  it('keeps its report file if the page has the same path, also written in another way', async () => {
    const reportPath = join(folder, 'same');
    const { code, told: lines } = await told(outcome(0), { reportPath, htmlPath: `${folder}/./same` });
    expect([code, lines[1]]).toEqual([2, expect.stringMatching(/^FILE_UNWRITABLE: The page was .* as `report-html`/)]);
    expect(JSON.parse(await readFile(reportPath, 'utf8'))).toMatchObject({ mode: 'list', exitCode: 0 });
  });

  it('keeps its report file and its page if the history has the same path', async () => {
    const [reportPath, htmlPath] = [join(folder, 'both'), join(folder, 'page')];
    const history = historyOf({ name: 'x', days: 3, missedBackups: [], failedTests: [], isPruned: false });
    const report = { ...outcome(0).report, mode: 'history', format: 'csv', history } as HistoryReport;
    for (const historyPath of [`${folder}/./both`, htmlPath]) {
      const { code, told: lines } = await told({ ...outcome(0), report }, { reportPath, htmlPath, historyPath });
      expect([code, lines[1]]).toEqual([
        2,
        expect.stringMatching(/^FILE_UNWRITABLE: The history .* as `history-file`/),
      ]);
      expect(lines[1]).toContain(historyPath);
    }
    expect(JSON.parse(await readFile(reportPath, 'utf8'))).toMatchObject({ mode: 'history' });
    expect(await readFile(htmlPath, 'utf8')).toMatch(/^<!doctype html>/);
  });

  it.each([
    [0, 2],
    [1, 1],
    [2, 2],
  ] as const)('with exit code %i and a report file that can not be written exits with %i', async (before, after) => {
    const reportPath = join(folder, 'absent', 'r.json');
    const { code, told: lines, page, outputs } = await told(outcome(before), { reportPath });
    expect(code).toBe(after);
    // The result comes first. In the summary, the file is only a warning.
    expect(lines).toEqual([
      expect.stringMatching(/^result: /),
      `FILE_UNWRITABLE: The report file can't be written (ENOENT): ${reportPath}. Its folder does not exist. Create it first, or give another path.`,
    ]);
    expect(page).toMatch(/Warnings\n\n- The report file can't be written \(ENOENT\): .*r\.json\./);
    expect(outputs).toEqual([undefined]);
  });

  it.each([
    ['file/r.json', 'ENOTDIR', /A part of its path is a file/],
    ['.', 'EISDIR', /It is a folder/],
    ['n'.repeat(300), 'ENAMETOOLONG', /a file that this user may write/],
  ])('shows how to fix the report file %s', async (name, code, hint) => {
    const { told: lines } = await told(outcome(0), { reportPath: join(folder, name) });
    expect(lines[1]).toContain(`(${code}): ${join(folder, name)}.`);
    expect(lines[1]).toMatch(hint);
  });

  it('writes a report file that was not requested to another folder if the usual one is not writable', async () => {
    const { code, told: lines, outputs } = await told(outcome(0), { reportFolder: join(folder, 'absent') });
    expect([code, lines]).toEqual([0, [expect.stringMatching(/^result/)]]);
    expect(outputs[0]).toMatch(/restorable-list-[0-9a-f]{8}\.json$/);
    await rm(outputs[0] ?? '');
    const before = await readdir(folder);
    await told(outcome(0), {});
    expect(await readdir(folder)).toEqual(before);
  });

  it('is published even if outputs and summary cannot be written', async () => {
    const refuse = (what: string) => (): never => {
      throw new RestorableError('FILE_UNWRITABLE', `Could not ${what}.`);
    };
    const change = { setOutputs: refuse('set the outputs'), writeSummary: refuse('write the summary') };
    const { code, told: lines } = await told(outcome(0), change);
    expect(code).toBe(0);
    expect(lines).toEqual([
      'warning: Could not set the outputs.',
      'warning: Could not write the summary.',
      expect.stringMatching(/^result/),
    ]);
  });

  it('is told also where no page can be made of its report', async () => {
    const broken = { ...failed, destinations: [undefined as never] };
    const path = join(folder, 'broken.json');
    const ended: Outcome = { report: broken, error: failed.error, exitCode: 2 };
    const { code, told: lines, page, outputs } = await told(ended, { reportPath: path });
    expect([code, page, outputs]).toEqual([2, '', [path]]);
    expect(lines).toEqual([expect.stringMatching(/^warning: Unexpected failure/), 'result: undefined']);
  });

  it('whose result can not be rendered still shows its error', async () => {
    const shown: string[] = [];
    const show: Outlets['show'] = (ended, document) => {
      if (document !== undefined) throw new TypeError('a defect');
      shown.push(`error: ${ended.error?.code}`);
    };
    const { code, told: lines } = await told(outcome(2), { show });
    expect([code, shown, lines]).toEqual([
      2,
      ['error: STORAGE_FAILED'],
      [expect.stringMatching(/^warning: Unexpected/)],
    ]);
  });

  it('of an unknown mode is only its error', async () => {
    const { code, told: lines, page } = await told({ report: undefined, error: failed.error, exitCode: 2 }, {});
    expect([code, lines, page]).toEqual([2, ['result: undefined'], '']);
  });
});
