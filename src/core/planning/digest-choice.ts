/**
 * Whether the rows of a backup are hashed. `auto`: if the engine knows what a row is. `lines`: the lines of the dump are rows, for
 * a command whose dump is text and always has the same lines for the same data.
 */
export const DIGEST_CHOICES = ['auto', 'lines', 'off'] as const;
export type DigestChoice = (typeof DIGEST_CHOICES)[number];
