import { RestorableError } from '../core/errors.ts';

/** Runs a function with values of the configuration file. Errors about them state their location. */
export function located<T>(work: () => T, placeOf: (error: RestorableError) => string | undefined): T {
  try {
    return work();
  } catch (thrown) {
    throw withPlace(thrown, placeOf);
  }
}

function withPlace(thrown: unknown, placeOf: (error: RestorableError) => string | undefined): unknown {
  if (!(thrown instanceof RestorableError)) return thrown;
  const place = placeOf(thrown);
  if (place === undefined || thrown.message.startsWith(place)) return thrown;
  return new RestorableError(thrown.code, `${place}: ${thrown.message}`, { hint: thrown.hint, cause: thrown });
}
