import { z } from 'zod';
import type { D1Api } from './api.ts';
import { type D1Database, pathOf } from './database.ts';

/** How far back Time Travel goes (https://developers.cloudflare.com/d1/platform/limits/). */
export const REACH_DAYS = 30;
export const FREE_REACH_DAYS = 7;
export const TIME_TRAVEL_REACH = `for ${REACH_DAYS} days, ${FREE_REACH_DAYS} on the free plan`;

/**
 * The bookmark of the database, for Time Travel (https://developers.cloudflare.com/d1/reference/time-travel/).
 * @param at the nearest one at or before this time, instead of the present one
 */
export async function readBookmark(api: D1Api, database: D1Database, at?: Date): Promise<string> {
  const query = at === undefined ? '' : `?timestamp=${encodeURIComponent(at.toISOString())}`;
  const path = `${pathOf(database)}/time_travel/bookmark${query}`;
  const call = { method: 'GET', path, doing: 'read the Time Travel bookmark' } as const;
  return (await api.call(call, z.object({ bookmark: z.string() }))).result.bookmark;
}
