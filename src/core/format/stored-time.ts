import { z } from 'zod';

/** A stored time: UTC, to the second or finer, and not before 1970. An earlier one is planted or broken, and has charts of centuries. */
export const storedTime = z.iso
  .datetime()
  .regex(/T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/)
  .refine((text) => !(Date.parse(text) < 0), 'a time before 1970');
