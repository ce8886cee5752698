import { expect, it } from 'vitest';
import { guarded, makeRefusals } from '../../src/engines/postgres/pg-restore/guard.ts';
import { ToolOutput } from '../../src/engines/postgres/pg-restore/output.ts';

it('keeps the first and the last lines of pg_restore, however many objects it names in between', () => {
  const said = new ToolOutput();
  said.add(
    'pg_restore: error: could not execute query: ERROR:  unrecognized configuration parameter "transaction_timeout"',
  );
  for (let at = 0; at < 100_000; at += 1) said.add(`pg_restore: creating TABLE "public.table_${at}"`);
  said.add('pg_restore: warning: errors ignored on restore: 1');
  expect(said.text.reveal()).toBe(
    'pg_restore: error: could not execute query: ERROR:  unrecognized configuration parameter "transaction_timeout"\npg_restore: warning: errors ignored on restore: 1\n',
  );
});

it('is bounded, and keeps the first error and the count', () => {
  const said = new ToolOutput();
  said.add('pg_restore: error: the first');
  for (let at = 0; at < 20_000; at += 1) said.add(`pg_restore: error: number ${at}`);
  said.add('pg_restore: warning: errors ignored on restore: 20001');
  const text = said.text.reveal();
  expect(text.length).toBeLessThan(40_000);
  expect(text).toMatch(/^pg_restore: error: the first\n/);
  expect(text).toMatch(/errors ignored on restore: 20001\n$/);
});

it('counts the guarded statements that were refused, and does not treat them as a failure', () => {
  const refusals = makeRefusals();
  const words = new ToolOutput(refusals);
  const text = guarded('GRANT SELECT ON TABLE t TO a;\nGRANT INSERT ON TABLE t TO "b;c";\n', refusals.right);
  expect(text.match(/^DO \$/gm)).toHaveLength(2);
  words.add(`pg_restore: WARNING:  ${refusals.right}`);
  words.add(`pg_restore: ADVERTENCIA:  ${refusals.comment}`);
  words.add(`pg_restore: WARNING:  ${makeRefusals().right}`);
  expect(words.refused).toEqual({ rights: 1, comments: 1 });
  expect(words.text.reveal()).toMatch(/^pg_restore: WARNING: {2}restorable_right_\w+\n$/);
});
