import { BlockList, isIP } from 'node:net';
import { RestorableError } from '../core/errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy for connections to one address. */
export interface ProxyInUse {
  /** The variable that sets it. */
  readonly variable: string;
  /** Host and port, without credentials. */
  readonly address: string;
  /** With credentials, if it requires them. */
  readonly url: string;
}

/** In the order in which Node reads them. ALL_PROXY is for programs that support SOCKS, and is not read here. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  'http:': ['http_proxy', 'HTTP_PROXY'],
  'https:': ['https_proxy', 'HTTPS_PROXY'],
};

/**
 * The proxy for an address, by HTTPS_PROXY or HTTP_PROXY and NO_PROXY. undefined if it is reached directly.
 * @throws {RestorableError} INPUT_INVALID for a variable that would be used and is not an address; without its value,
 * which may contain a password
 */
export function proxyFor(target: URL, env: Environment): ProxyInUse | undefined {
  const variable = VARIABLES[target.protocol]?.find((name) => (env[name] ?? '').trim() !== '');
  if (variable === undefined || isBypassed(target, env)) return undefined;
  const value = (env[variable] ?? '').trim();
  // As in curl.
  const url = URL.parse(value.includes('://') ? value : `http://${value}`);
  if (url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '') {
    return { variable, address: url.host, url: url.href };
  }
  throw new RestorableError('INPUT_INVALID', `The variable ${variable} is not the address of a proxy.`, {
    hint: 'Write http://host:port or http://user:password@host:port, special characters percent-encoded (@ is %40, / is %2F); SOCKS is not supported.',
  });
}

/** The variables for Node's own agents (`proxyEnv`), which support neither networks (CIDR) nor the subdomains of a bare name. */
export function proxyEnvironment(target: URL, env: Environment): Record<string, string> {
  const proxies = ['https:', 'http:'].flatMap((protocol) => {
    const [name = ''] = VARIABLES[protocol] ?? [];
    const url = usableProxy(protocol, env);
    return url === undefined ? [] : [[name, url] as const];
  });
  if (proxies.length === 0) return {};
  const own = isBypassed(target, env) ? [target.hostname, hostOf(target)] : [];
  const bypassed = [...entriesOf(env).flatMap(forNode), ...own].join(',');
  return { ...Object.fromEntries(proxies), ...(bypassed === '' ? {} : { no_proxy: bypassed }) };
}

/** Another address (of a token service) may not have been passed to `proxyFor`: invalid addresses are omitted. */
function usableProxy(protocol: string, env: Environment): string | undefined {
  try {
    return proxyFor(new URL(`${protocol}//host.invalid`), { ...env, no_proxy: '', NO_PROXY: '' })?.url;
  } catch {
    return undefined;
  }
}

/**
 * True if NO_PROXY includes the address: `*`, a name with all its subdomains (with or without a leading dot), an
 * address, a network (10.0.0.0/8), a range (10.0.0.1-10.0.0.9), each also with a port. As in curl and Go.
 */
function isBypassed(target: URL, env: Environment): boolean {
  const port = target.port || (target.protocol === 'https:' ? '443' : '80');
  return entriesOf(env).some((entry) => {
    const [, name = '', only] = isIP(entry) === 6 ? [entry, entry] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
    return (only === undefined || only === port) && isNamed(hostOf(target), name.replace(/^\[(.*)\]$/, '$1'));
  });
}

function isNamed(host: string, name: string): boolean {
  if (name === '*') return true;
  const family = isIP(host);
  if (family !== 0) return addressesIn(name)?.check(host, family === 6 ? 'ipv6' : 'ipv4') === true;
  const domain = name.replace(/^\*?\.+/, '');
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

function addressesIn(name: string): BlockList | undefined {
  const [, first = '', separator, second = ''] = /^([^/-]+)(?:([/-])(.*))?$/.exec(name) ?? [];
  const type = isIP(first) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(first) === 0) return undefined;
  const list = new BlockList();
  try {
    if (separator === '/') list.addSubnet(first, Number(second), type);
    else if (separator === '-') list.addRange(first, second, type);
    else list.addAddress(first, type);
    return list;
  } catch {
    // Not a valid network: it contains nothing.
    return undefined;
  }
}

/** In Node's syntax. A network of IPv4 is a range of addresses. */
function forNode(entry: string): string[] {
  const [, address = '', bits] = /^(\d+(?:\.\d+){3})\/(\d+)$/.exec(entry) ?? [];
  if (bits !== undefined && isIP(address) === 4 && Number(bits) <= 32) {
    const size = 2 ** (32 - Number(bits));
    const first = Math.floor(numberOf(address) / size) * size;
    return [`${addressOf(first)}-${addressOf(first + size - 1)}`];
  }
  return /^[a-z]/i.test(entry) ? [entry, `.${entry}`] : [entry];
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function addressOf(number: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');
}

function entriesOf(env: Environment): string[] {
  const text = env['no_proxy'] || env['NO_PROXY'] || '';
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
}

function hostOf({ hostname }: URL): string {
  return hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
}
