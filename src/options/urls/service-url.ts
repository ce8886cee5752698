import { isIP } from 'node:net';

/**
 * Reads the URL of a service that the user named. It must be https, or http in a private network: a token, or what a message says, is
 * never sent unencrypted over the internet.
 * @returns the URL, or what is wrong with the text, as the end of a sentence about it
 */
export function readServiceUrl(text: string): URL | string {
  const url = URL.parse(text);
  if (url === null || url.hostname === '') return 'is not a URL';
  if (url.protocol === 'https:') return url;
  if (url.protocol !== 'http:') return 'does not begin with https://';
  return isPrivateHost(url.hostname) ? url : 'begins with http:// and is not in a private network';
}

/** A host that only machines of one network can reach: an address of a private range, or a name that is only valid there. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  switch (isIP(host)) {
    case 4:
      return /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(
        host,
      );
    case 6:
      return host === '::1' || /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(host);
    default:
      // A name without a dot is a container, or a machine of the same network.
      return !host.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa)$/.test(host);
  }
}
