import { RestorableError } from '../../../core/errors.ts';
import { ForeignText } from '../../../core/foreign.ts';
import type { QueryResult } from '../../../ports/engine/target.ts';
import type { ChildResponse, EncodedValue } from './child-program.ts';
import { SqliteFailure } from './failure.ts';

/** What SQLite, or the child process itself, refused. */
export function failureOf({ message, errcode, isOurs }: Extract<ChildResponse, { kind: 'error' }>): SqliteFailure {
  return new SqliteFailure(new ForeignText('SQLite', message), errcode, isOurs ? message : undefined);
}

/** A result with its values decoded. */
export function resultOf({ columns, rows }: Extract<ChildResponse, { kind: 'result' }>): QueryResult {
  return { columns, rows: rows.map((row) => row.map(decode)) };
}

function decode(value: EncodedValue): unknown {
  if (value === null || typeof value === 'string') return value;
  const [type, text] = value;
  if (type === 'b') return Buffer.from(text, 'hex');
  const number = Number(text);
  return type === 'i' && !Number.isSafeInteger(number) ? BigInt(text) : number;
}

/** The error for a statement that took too long. */
export function tooLate(timeoutMs: number): RestorableError {
  const message = `The statement was stopped after its time limit of ${timeoutMs / 1000} s.`;
  return new RestorableError('DATABASE_QUERY', message, { hint: 'Raise its `timeout`, or add an index.' });
}
