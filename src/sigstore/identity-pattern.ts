/** The identities that a reader accepts. `*` matches any characters besides `/` and `@`, so it never spans two parts of an address. */
export function identityPattern(identity: string): RegExp {
  const parts = identity.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\/-]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/@\\s]*')}$`);
}
