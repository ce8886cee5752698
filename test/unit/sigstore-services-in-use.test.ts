import { SigningConfig } from '@sigstore/protobuf-specs';
import { expect, it } from 'vitest';
import { servicesInUse } from '../../src/sigstore/services/services-in-use.ts';

it('the highest known version of a service is used, and then the newest', () => {
  const at = (url: string, majorApiVersion: number, start: string) => ({ url, majorApiVersion, validFor: { start } });
  const config = SigningConfig.fromJSON({
    caUrls: [at('https://ca.example', 1, '2020-01-01T00:00:00Z')],
    rekorTlogUrls: [
      at('https://first.example', 1, '2024-01-01T00:00:00Z'),
      at('https://older.example', 2, '2022-01-01T00:00:00Z'),
      at('https://newer.example', 2, '2023-01-01T00:00:00Z'),
      at('https://unknown.example', 3, '2021-01-01T00:00:00Z'),
    ],
    rekorTlogConfig: { selector: 'ANY' },
  });
  expect(servicesInUse(config).log).toEqual({ url: new URL('https://newer.example'), version: 2 });
});
