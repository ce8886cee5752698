import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectNoCanary } from '../support/canary.ts';
import * as contents from './engine-contents.ts';
import * as faults from './engine-failures.ts';
import { type Bench, filled, openTestHost } from './engine-parts.ts';
import { CONTRACT_CASES, type ContractCase, type ContractDatabase, type EngineUnderTest } from './engine-subject.ts';

export { codeOf, dumpWhole, openTestHost, replay, type Stored, WHOLE_DUMP } from './engine-parts.ts';
export { type ContractDatabase, type EngineUnderTest, STANDARD_DIALECT } from './engine-subject.ts';

/** One for each, by type, so that a case that is added to the list can't be forgotten here. */
const CASES: Readonly<Record<ContractCase, readonly [title: string, run: (bench: Bench) => Promise<void>]>> = {
  roundTrip: [
    'a dump that is restored gives the same fingerprint, queries see the rows, and one that never ends is stopped',
    contents.roundTrip,
  ],
  examined: ['what doctor looks at is ok, agrees with a dump that is refused, and holds no row', contents.examined],
  scratch: ['a verification on a given server is equal too, and leaves nothing there', contents.scratch],
  emptyDatabase: ['a database without tables is dumped, restored and equal', contents.emptyDatabase],
  hardContents: [
    'names with quotes, newlines, dashes and other alphabets, a row of 5 MB, every byte, and texts that look like a part of the dump survive',
    contents.hardContents,
  ],
  manyTables: ['more tables than the usual limits allow are dumped, restored and equal', contents.manyTables],
  restoreAndReplace: [
    'a restore refuses a database that holds something, and with replace takes its place',
    contents.restoreAndReplace,
  ],
  rowsStayInside: ['a restore that fails on a row is named, and no output holds the row', faults.rowsStayInside],
  cutDump: ['a cut dump is refused and is never what a restore leaves', faults.cutDump],
  cancelledDump: ['a cancelled dump ends quickly and leaves no process or file', faults.cancelledDump],
  killedTool: ['a dump tool that is killed is a failure with a name', faults.killedTool],
  lostConnection: ['a connection that is lost in the middle of a dump is a failure with a name', faults.lostConnection],
  wrongPassword: ['a wrong password is called that, and not shown', faults.wrongPassword],
  missingPrivilege: ['an account that may not read a table is told so', faults.missingPrivilege],
  unknownDatabase: ['a database that is not there is called that', faults.unknownDatabase],
  unreachable: ['a server that does not answer is called that', faults.unreachable],
};

/** Thousands of files take time on a slow disk. The others must be fast. */
const LIMIT_MS: Readonly<Partial<Record<ContractCase, number>>> = { manyTables: 900_000 };

/**
 * One suite for every engine: what the commands rely on, whatever the database. engine-subject.ts describes how to add an
 * engine.
 */
export function engineContract(subject: EngineUnderTest): void {
  describe(`engine contract: ${subject.name}`, () => {
    const engine = subject.create();
    const done = new Set<string>();
    let place: Awaited<ReturnType<typeof openTestHost>>;
    let env: Readonly<Record<string, string>> = {};
    let big: Promise<ContractDatabase> | undefined;
    beforeAll(async () => {
      await subject.start();
      env = (await subject.env?.()) ?? {};
      place = await openTestHost(env);
    });
    afterAll(async () => {
      await subject.stop();
      await place?.remove();
    });
    // Including debug lines: rows of every database of the suite have these values.
    afterEach(() => expectNoCanary(place?.lines.splice(0), 'log'));
    const bench = (): Bench => ({
      subject,
      engine,
      host: place.host,
      env,
      big: () => {
        big ??= filled({ subject });
        return big;
      },
    });
    for (const name of CONTRACT_CASES) {
      if (subject.notApplicable[name] !== undefined) continue;
      const [title, run] = CASES[name];
      test(title, { timeout: LIMIT_MS[name] ?? 300_000 }, async () => {
        done.add(name);
        await run(bench());
      });
    }
    test('every case was run, or is declared with the reason why it does not apply', () => {
      const declared = Object.entries(subject.notApplicable);
      for (const [name, reason] of declared) expect(reason.split(' ').length, `${name}: ${reason}`).toBeGreaterThan(3);
      expect([...done, ...declared.map(([name]) => name)].sort()).toEqual([...CONTRACT_CASES].sort());
    });
  });
}
