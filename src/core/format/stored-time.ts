import { z } from 'zod';

/** A stored time: UTC, to the second or finer. */
export const storedTime = z.iso.datetime().regex(/T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);
