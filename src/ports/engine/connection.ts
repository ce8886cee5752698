/** Where to connect instead of the server that a URL names. TLS still verifies the URL's host name. */
export type Via =
  | { readonly kind: 'port'; readonly host: string; readonly port: number }
  | { readonly kind: 'socket'; readonly path: string };

/** The server that a URL names, for a tunnel to it. */
export interface ServerEnd {
  readonly host: string;
  readonly port: number;
  /** The socket name that clients expect. Undefined if they need a port. */
  readonly socketName: string | undefined;
}
