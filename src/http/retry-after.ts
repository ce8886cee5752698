import type { IncomingHttpHeaders } from 'node:http';
import { SYSTEM_CLOCK } from '../ports/system-clock.ts';

/** The header `Retry-After`, seconds or a date (RFC 9110, section 10.2.3), as milliseconds from now. undefined without a valid one. */
export function retryAfterMs(headers: IncomingHttpHeaders): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  if (text === '') return undefined;
  const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - SYSTEM_CLOCK.now().getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

const PASSING_STATUS: ReadonlySet<number> = new Set([408, 425, 429]);

/** Whether a later attempt may be accepted: the service had an error, or asks for patience. */
export function isPassingStatus(status: number): boolean {
  return status >= 500 || PASSING_STATUS.has(status);
}
