import { readdirSync, readFileSync } from 'node:fs';
import { runRequest } from '../../src/compose.ts';
import { keyHolding } from '../../src/options/opens-backups.ts';
import type { Report } from '../../src/report/report.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import type { SshServer } from './sshd.ts';
import { createTargetHost, type TargetHost } from './target-host.ts';

/** Login to the bastion with its own key, and its known host key. */
export function tunnelEnvironment(bastion: SshServer): Record<string, string> {
  return { TUNNEL_PRIVATE_KEY: bastion.privateKey, TUNNEL_HOST_KEY: bastion.publicKey };
}

/** Runs one request of the complete program in this process, like its hosts. */
export async function runOptions(
  options: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>>,
  onHost: (host: TargetHost) => void = () => {},
): Promise<{ readonly report: Report; readonly host: TargetHost }> {
  const host = await createTargetHost(env);
  onHost(host);
  try {
    const request = await parseRequest(new Map(Object.entries(options)), { mask: host.mask, env: host.env });
    return { report: await runRequest(request, { ...host, holdsKeys: keyHolding(request) }), host };
  } finally {
    host.remove();
  }
}

/** Process ids of `ssh` clients that forward through this port of a bastion. */
export function sshClients(bastionPort: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [file = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return /(?:^|\/)ssh$/.test(file) && args.includes(String(bastionPort));
      } catch {
        return false;
      }
    });
}
