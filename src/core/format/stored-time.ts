import { z } from 'zod';

/** A time as it is stored: in UTC, to the second or finer. */
export const storedTime = z.iso.datetime().regex(/T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);
