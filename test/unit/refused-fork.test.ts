import { expect, test } from 'vitest';
import { saysForkWasRefused } from '../../src/process/sandbox/limits/refused-fork.ts';

test.each([
  '/bin/sh: 1: Cannot fork',
  '/bin/bash: fork: retry: Resource temporarily unavailable',
  'bwrap: Creating new namespace failed: Resource temporarily unavailable',
  '2026-01-02 UTC [7] LOG:  could not fork new process for connection: Resource temporarily unavailable\nnext line',
  '2026-01-02 UTC [7] LOG:  could not fork "autovacuum worker" process: Resource temporarily unavailable',
  'pg_restore: error: could not create worker process: Resource temporarily unavailable',
  "[ERROR] [MY-010249] [Server] Can't create thread to handle new connection(errno= 11)",
  "ERROR 1135 (HY000): Can't create a new thread (errno 11); if you are not out of available memory",
])('is recognized as a lack of processes: %s', (line) => {
  expect(saysForkWasRefused(line)).toBe(true);
});

test.each([
  'could not lock file "postmaster.pid": Resource temporarily unavailable',
  "Can't create thread to handle new connection(errno= 12)",
  'could not receive data from client: Resource temporarily unavailable',
  'ERROR:  relation "fork" does not exist',
  'pg_restore: error: could not execute query: ERROR:  invalid input syntax for type integer: "cannot fork"',
  'CONTEXT:  COPY notes, line 1: "bash: fork: Resource temporarily unavailable"',
])('is something else: %s', (line) => {
  expect(saysForkWasRefused(line)).toBe(false);
});
