import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.ts';

export interface S3rver {
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  stop(): Promise<void>;
}

/**
 * Starts npm's s3rver 3.7.1, an S3 replacement with useful defects: it stores the framing of a streamed put as if it were
 * content, answers 200, and ignores conditions on puts.
 */
export async function startS3rver(): Promise<S3rver> {
  const folder = await mkdtemp(join(tmpdir(), 's3rver-'));
  const port = await freePort();
  const program = fileURLToPath(new URL('../../node_modules/s3rver/bin/s3rver.js', import.meta.url));
  const args = ['-d', folder, '-a', '127.0.0.1', '-p', String(port), '--configure-bucket', 'test', '-s'];
  const child = spawn(process.execPath, [program, ...args], { env: { PATH: process.env['PATH'] }, stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 6_000; attempt += 1) {
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer !== undefined)
      return { endpoint, bucket: 'test', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error('s3rver did not start');
}
