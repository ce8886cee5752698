import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { proxyEnvironment } from '../../../http/proxies.ts';

/** The proxy of the connections. undefined: direct. */
interface Agents {
  readonly httpAgent?: HttpAgent;
  readonly httpsAgent?: HttpsAgent;
}

/**
 * Agents for the proxy that the environment sets (`proxyEnv`, Node 24.5). None if it sets none, so that the SDK keeps its own.
 */
export function proxyAgents(target: URL, env: Readonly<Record<string, string | undefined>>): Agents {
  const proxyEnv = proxyEnvironment(target, env);
  if (Object.keys(proxyEnv).length === 0) return {};
  const options = { keepAlive: true, maxSockets: 50, proxyEnv };
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
}
