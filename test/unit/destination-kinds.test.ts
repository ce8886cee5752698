import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { readDestinations } from '../../src/options/connections/destinations.ts';
import {
  COMMON_PARAMETERS,
  DESTINATION_EXAMPLES,
  DESTINATION_KINDS,
  DESTINATION_SCHEMES,
  kindsWith,
} from '../../src/ports/destination.ts';
import { openStorage } from '../../src/storage/index.ts';
import { failure } from '../contract/storage.ts';
import { testHost } from '../support/commands.ts';

const page = readFileSync('docs/connections.md', 'utf8');

describe.each(DESTINATION_SCHEMES)('%s: as a kind of destination', (scheme) => {
  const { example, parameters } = DESTINATION_KINDS[scheme];

  it('is read by its scheme, and its parameters are in the docs', () => {
    expect(readDestinations([example])).toMatchObject([{ scheme }]);
    for (const parameter of parameters) expect(page).toContain(`\`${parameter}`);
  });
});

// A `file:` destination has no unknown parameters: the rest is its path.
const WITH_QUERY = DESTINATION_SCHEMES.filter((scheme) => scheme !== 'file');
describe.each(WITH_QUERY)('%s: as a kind of destination', (scheme) => {
  const { example, parameters } = DESTINATION_KINDS[scheme];

  it('refuses an unknown parameter, and one of another kind', async () => {
    const open = (query: string) => openStorage({ scheme, url: new Secret(`${example}?${query}`) }, testHost());
    expect(await failure(open('nonsense=1'))).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(/unknown parameter "nonsense"/),
    });
    const others = DESTINATION_SCHEMES.flatMap((each) => DESTINATION_KINDS[each].parameters);
    for (const parameter of new Set(others.filter((each) => !(parameters as readonly string[]).includes(each)))) {
      const refused = await failure(open(`${parameter}=1`));
      expect(refused).toMatchObject({
        code: 'INPUT_INVALID',
        message: expect.stringMatching(/can't have the parameter/),
      });
      expect(refused.hint).toContain(kindsWith(parameter));
    }
  });
});

it('lists kinds for messages', () => {
  expect(DESTINATION_EXAMPLES).toMatch(/^s3:.*, rclone:\S+ or file:path$/);
  expect([kindsWith('lock'), kindsWith('sse'), kindsWith('none')]).toEqual(['s3:, azure: and gs:', 's3:', '']);
  for (const parameter of COMMON_PARAMETERS) expect(kindsWith(parameter)).toBe('');
});
