import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ByteStream } from '../../src/ports/engine/source.ts';
import { Pace } from '../../src/repository/writing/pace.ts';

const CHUNK = 64 * 1024;
const nowMs = (): number => performance.now();

function streamOf(bytes: number, pause?: { after: number; ms: number }): ByteStream {
  async function* content(): AsyncGenerator<Uint8Array> {
    for (let given = 0; given < bytes; given += CHUNK) {
      if (pause !== undefined && given >= pause.after && given - CHUNK < pause.after) {
        const { ms } = pause;
        await new Promise((resolve) => setTimeout(resolve, ms));
      }
      yield Buffer.alloc(Math.min(CHUNK, bytes - given));
    }
  }
  return { name: 'database.dump', content: content() };
}

// The test controls the clock, because the speed of the machine must not matter.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs the test's clock until the work is done. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const end = (): void => {
    isDone = true;
  };
  work.then(end, end);
  while (!isDone) await vi.advanceTimersByTimeAsync(1);
  return work;
}

/** Reads everything. Returns the time and the most bytes in any half second. */
async function read(streams: ByteStream[]): Promise<{ seconds: number; peakPerSecond: number }> {
  const startedMs = nowMs();
  const arrivals: { ms: number; bytes: number }[] = [];
  for (const { content } of streams) {
    for await (const bytes of content) arrivals.push({ ms: nowMs() - startedMs, bytes: bytes.length });
  }
  const seconds = (nowMs() - startedMs) / 1_000;
  const sums = arrivals.map(({ ms }) =>
    arrivals.filter((other) => other.ms >= ms && other.ms < ms + 500).reduce((sum, { bytes }) => sum + bytes, 0),
  );
  return { seconds, peakPerSecond: Math.max(...sums) * 2 };
}

describe('a pace', () => {
  it('is accurate to a few percent over five seconds, across all streams, and smooth', async () => {
    const rate = 4_000_000;
    const pace = new Pace(rate, nowMs, new AbortController().signal);
    const { seconds, peakPerSecond } = await inTime(
      read([pace.hold(streamOf(rate)), pace.hold(streamOf(rate * 4, { after: rate, ms: 1_000 }))]),
    );
    // Five seconds with bytes and one without, which is not caught up on.
    expect(seconds).toBeGreaterThan(5.7);
    expect(seconds).toBeLessThan(6.2);
    expect(peakPerSecond).toBeLessThan(rate * 1.4);
  });

  it('ends at once if the run is cancelled', async () => {
    const controller = new AbortController();
    const pace = new Pace(1_000, nowMs, controller.signal);
    const startedMs = nowMs();
    const reading = read([pace.hold(streamOf(CHUNK * 2))]);
    setTimeout(() => controller.abort(), 100);
    await expect(inTime(reading)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(nowMs() - startedMs).toBeLessThan(110);
  });

  it('has no effect if the source is slower', async () => {
    const pace = new Pace(1_000_000_000, nowMs, new AbortController().signal);
    expect((await inTime(read([pace.hold(streamOf(CHUNK * 20))]))).seconds).toBeLessThan(0.01);
  });
});
