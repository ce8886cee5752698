import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Agents } from './github-token.ts';

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'] as const;

/**
 * Connections through the proxy that the environment names, as Node itself reads it (`proxyEnv`, Node 24.5); none where it
 * names none, so that the SDK keeps its own.
 */
export function proxyAgents(env: Readonly<Record<string, string | undefined>>): Agents {
  const proxyEnv = Object.fromEntries(VARIABLES.map((name) => [name, env[name]]).filter(([, value]) => value));
  if (Object.keys(proxyEnv).every((name) => name.toLowerCase() === 'no_proxy')) return {};
  const options = { keepAlive: true, maxSockets: 50, proxyEnv };
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
}
