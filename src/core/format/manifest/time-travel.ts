import { z } from 'zod';

/** Where the provider's own history of the database has the moment of a backup. Both end up in a command that a person pastes. */
export const timeTravelSchema = z.strictObject({
  /** The name that the provider's tool knows. */
  database: z.string().regex(/^[ -~]{1,256}$/),
  bookmark: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{0,127}$/),
});

export type TimeTravel = z.infer<typeof timeTravelSchema>;
