import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../../src/core/watch/event.ts';
import { observe } from '../../src/core/watch/observe.ts';
import { answered, type ChannelFilter, pendingNotices } from '../../src/core/watch/pending.ts';
import type { LastVerification } from '../../src/report/facts/run.ts';
import type { Report } from '../../src/report/report.ts';
import { messageOf } from '../../src/report/watch/message.ts';
import { sightingsOf } from '../../src/report/watch/sightings.ts';
import { run } from '../support/watch.ts';
import { backupReport, destinationStatus, idAt, statusReport, verifyReport } from '../support/watch-reports.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-09-01T00:00:00.000Z');
const BUCKET = 's3://acme-backups/db';
const SERVER = 'sftp://vault.example/db';
const RPO_MS = 26 * HOUR_MS;
const CAPACITY = 50e9;
const CHANNELS: readonly ChannelFilter[] = [
  { id: 'slack', severity: 'warning' },
  { id: 'pager', severity: 'critical' },
];

/** 60 days of one database. Day 0 is 2026-09-01, a Tuesday. */
class World {
  readonly history: WatchEvent[] = [];
  readonly messages: string[] = [];
  #lastBackup: Date | undefined;
  #serverHas: Date | undefined;
  #lastVerified: LastVerification | undefined;
  #runs = 0;
  #ids = 0;

  night(day: number): void {
    if (day >= 34 && day < 37) return;
    // GitHub starts runs late, and never equally late.
    const now = at(day, 2, (day * 17) % 50);
    if (day === 8) {
      // Cancelled by hand: nothing is known.
      this.#publish({ ...backupReport(now), exitCode: 130 }, now);
      return;
    }
    const previous = this.#lastBackup && {
      id: idAt(this.#lastBackup),
      snapshotAt: this.#lastBackup.toISOString(),
      oldestAt: at(0, 2).toISOString(),
    };
    const isServerUp = day < 11 || day >= 18;
    const fails = day === 4 || (day >= 55 && day < 57);
    const keyEnds = day < 45 ? at(50, 12) : at(400, 12);
    const report = backupReport(now, {
      ...(fails ? { error: day === 4 ? 'DATABASE_UNREACHABLE' : 'STORAGE_PERMISSION' } : {}),
      previous,
      objectives: { rpoMs: RPO_MS },
      keys: [
        { use: 'recovery', fingerprint: 'ab'.repeat(20), expiresAt: keyEnds.toISOString() },
        { use: 'runner', fingerprint: 'cd'.repeat(20), expiresAt: null },
      ],
      destinations: [
        { label: BUCKET, outcome: 'committed' },
        isServerUp
          ? { label: SERVER, outcome: 'committed' }
          : { label: SERVER, outcome: 'failed', problem: { why: 'not-committed' } },
      ],
      verifications: [
        {
          label: BUCKET,
          last: this.#lastVerified ?? null,
          usualAgeMs: null,
        },
      ],
    });
    if (!fails) {
      this.#lastBackup = now;
      if (isServerUp) this.#serverHas = now;
    }
    this.#publish(report, now);
  }

  sunday(day: number): void {
    const now = at(day, 4, (day * 7) % 40);
    const backup = this.#lastBackup;
    if (backup === undefined) return;
    const newestBackup = {
      id: idAt(backup),
      ageMs: now.getTime() - backup.getTime(),
      usualAgeMs: 49 * HOUR_MS,
      isAuthenticated: true,
    };
    const fails = day === 26;
    this.#lastVerified = verificationAt(now, fails);
    const verdict = fails ? ({ verdict: 'failed', reason: 'backup', exitCode: 1 } as const) : {};
    this.#publish(verifyReport(now, { newestBackup, objectives: { rpoMs: RPO_MS }, ...verdict }), now);
  }

  morning(day: number): void {
    const now = at(day, 7, 30);
    const newest = this.#lastBackup;
    if (newest === undefined) return;
    const isServerUp = day < 11 || day >= 18;
    // It grows by half a gigabyte a day, until old backups are removed on day 50.
    const totalBytes = day < 50 ? 22e9 + day * 0.55e9 : 20e9;
    const reached = day < 50 ? new Date(now.getTime() + ((CAPACITY - totalBytes) / 0.55e9) * DAY_MS) : undefined;
    const of = (label: string, date: Date) =>
      destinationStatus(label, {
        newest: { ...summaryOf(date) },
        newestAgeMs: now.getTime() - date.getTime(),
        usualAgeMs: 49 * HOUR_MS,
        totalBytes: label === BUCKET ? totalBytes : 10e9,
        capacityReachedOn: label === BUCKET ? (reached?.toISOString().slice(0, 10) ?? null) : null,
        lastVerification: this.#lastVerified,
        oldestAt: at(0, 2).toISOString(),
      });
    const report = statusReport(now, {
      objectives: { rpoMs: RPO_MS, verifyEveryMs: 8 * DAY_MS, capacityBytes: CAPACITY },
      destinations: [of(BUCKET, newest), ...(isServerUp ? [of(SERVER, this.#serverHas ?? newest)] : [])],
      ...(isServerUp
        ? {}
        : {
            exitCode: 2,
            error: { code: 'STORAGE_UNREACHABLE', message: '', hint: undefined },
            unreadable: [{ label: SERVER, code: 'STORAGE_UNREACHABLE' }],
          }),
    });
    const isDisabled = day >= 34 && day < 37;
    const workflow = {
      ...{ repository: 'acme/shop', file: 'backup.yml', since: '', events: [], missed: [] },
      ...{ state: isDisabled ? ('disabled_inactivity' as const) : ('active' as const), url: 'https://github.com/acme' },
    };
    this.#publish({ ...report, workflow }, now);
  }

  #publish(report: Report, now: Date): void {
    this.#runs += 1;
    const createId = (): string => {
      this.#ids += 1;
      return `${this.#ids}`.padStart(16, '0');
    };
    const sightings = sightingsOf(report, { database: 'shop', now });
    const seen = { sightings, origin: run(this.#runs), keepsSuspicionOf: () => true, createId };
    this.history.push(...observe(this.history, seen, now));
    const sent = new Map<string, string[]>();
    for (const pending of pendingNotices(this.history, CHANNELS, now)) {
      this.history.push(...answered(pending, 'delivered', now));
      const { title, sentences, advice } = messageOf(pending, { isPublic: false });
      const message = [title, ...[...sentences, advice].map((line) => `    ${line}`)].join('\n');
      sent.set(message, [...(sent.get(message) ?? []), pending.channel]);
    }
    const when = now.toISOString().slice(5, 16).replace('T', ' ');
    for (const [message, channels] of sent) this.messages.push(`${when} ${channels.join('+').padEnd(11)} ${message}`);
  }
}

function at(day: number, hour: number, minute = 0): Date {
  return new Date(START + day * DAY_MS + hour * HOUR_MS + minute * 60_000);
}

function verificationAt(now: Date, fails: boolean): LastVerification {
  const verdict = fails
    ? ({ verdict: 'failed', reason: 'backup' } as const)
    : ({ verdict: 'passed', reason: null } as const);
  return { id: idAt(now), ...verdict, finishedAt: now.toISOString(), ageMs: 0, restoreMs: 1 };
}

function summaryOf(date: Date) {
  const { backup } = backupReport(date);
  if (backup === undefined) throw new Error('no backup');
  return backup;
}

describe('60 days of a database', () => {
  it('sends what a person on call wants to read', async () => {
    const world = new World();
    for (let day = 0; day < 60; day += 1) {
      world.night(day);
      if (day % 7 === 5) world.sunday(day);
      world.morning(day);
    }
    const titles = world.messages.map((message) => message.split('\n')[0]);
    await expect(`${titles.join('\n')}\n`).toMatchFileSnapshot('../data/watch-sixty-days.txt');
    await expect(`${world.messages.join('\n')}\n`).toMatchFileSnapshot('../data/watch-sixty-days-messages.txt');
  });
});
