import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dockerPrefix, pullImage } from '../../src/process/docker.ts';
import { createEngineHost } from '../support/engine-host.ts';

const DIGEST = '0123456789abcdef'.repeat(4);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A docker that returns this, and records its arguments. Its daemon can't run here. */
async function fakeDocker(pull: string): Promise<ReturnType<typeof createEngineHost>> {
  const script = `#!/bin/sh
echo "$@" >>${join(folder, 'asked')}
case $1 in
  version) echo 28.2.2;;
  pull) ${pull};;
esac
`;
  await writeFile(join(folder, 'docker'), script, { mode: 0o755 });
  return createEngineHost({ PATH: folder });
}

it('names an image by the digest from the registry, so that a local tag set by another user is not run', async () => {
  const answer = `echo '17: Pulling from library/postgres'; echo 'Digest: sha256:${DIGEST}'; echo 'Status: Image is up to date'`;
  const image = await pullImage('postgres:17', await fakeDocker(answer));
  expect(image).toBe(`docker.io/library/postgres@sha256:${DIGEST}`);
  expect(await readFile(join(folder, 'asked'), 'utf8')).toContain('pull docker.io/library/postgres:17\n');
  const words = dockerPrefix({ image: image ?? '@sha256:', program: 'pg_dump', variables: ['PGPASSWORD'] });
  expect(words).toContain('--pull=never');
  expect(words.at(-1)).toBe(`docker.io/library/postgres@sha256:${DIGEST}`);
});

it.each([
  ['that no registry gives', 'echo "not found" >&2; exit 1'],
  ['whose digest is not told', 'echo "Status: Image is up to date"'],
  ['whose digest is none', 'echo "Digest: sha256:17"'],
])('runs no image %s', async (_which, pull) => {
  expect(await pullImage('postgres:17', await fakeDocker(pull))).toBeUndefined();
});

it('runs none without Docker', async () => {
  expect(await pullImage('postgres:17', createEngineHost({ PATH: folder }))).toBeUndefined();
});
