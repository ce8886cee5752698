import type { Request } from '../../src/options/request/request.ts';
import type { DestinationSpec } from '../../src/ports/destination.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';

export const DESTINATION_NAMES = ['vault', 'offsite'] as const;

type Named = Extract<Request, { readonly destinations: readonly DestinationSpec[] }>;

/** The request of a mode, with the destinations as a configuration file names them. */
export async function requestOfQuarter<M extends Named['mode']>(mode: M, options: Readonly<Record<string, string>>) {
  const raw = new Map(Object.entries({ mode, ...options }));
  const request = (await parseRequest(raw, { mask: () => {}, env: {} })) as Extract<Named, { readonly mode: M }>;
  const destinations = request.destinations.map((spec, at) => ({ ...spec, name: DESTINATION_NAMES[at] }));
  return { ...request, destinations };
}
