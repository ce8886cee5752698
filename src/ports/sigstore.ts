/** The services that sign for a workflow. */
export type SigstoreServices = (
  | {
      /** Those of the Sigstore project, which publish the name of the workflow. */
      readonly kind: 'public';
    }
  | {
      /** Those of a signing configuration. */
      readonly kind: 'own';
      /** Its JSON, as `cosign signing-config create` writes it. */
      readonly config: string;
    }
) & {
  /** Whether a repository that is not public may use services that publish its name. */
  readonly allowsPrivateRepository: boolean;
};

/** The signer that a reader of evidence expects. */
export interface ExpectedIdentity {
  /** The workflow with its ref, as an address. `*` matches any characters besides `/` and `@`. */
  readonly identity: string;
  /** Who names the workflow in its tokens. */
  readonly issuer: string;
  /** Trusted roots in JSON: one, or one per line. Any of them may have signed. */
  readonly trustedRoots: string;
}

export type BundleCheck =
  | {
      readonly kind: 'verified';
      readonly identity: string;
      readonly issuer: string;
      /** When it was signed, as a timestamp authority or a log states that a trusted root names. */
      readonly signedAt: string;
    }
  | {
      /** `signature`: nothing that a trusted root names confirms it, or it is of other bytes. `identity`: someone else signed it. */
      readonly kind: 'signature' | 'identity';
    };

/** Signatures with the identity of a workflow instead of a key: https://docs.sigstore.dev */
export interface Sigstore {
  /**
   * Whether this job can sign, before any work is done for it.
   * @throws {RestorableError} SIGSTORE_PERMISSION, SIGSTORE_PRIVATE, SIGSTORE_FAILED, INPUT_INVALID
   */
  prepare(services: SigstoreServices): Promise<void>;
  /**
   * Signs bytes, and returns the bundle with everything that is needed to check it offline.
   * @throws {RestorableError} as prepare
   */
  sign(bytes: Buffer, services: SigstoreServices): Promise<Buffer>;
  /**
   * Checks a bundle of these bytes, offline. Nothing in the bundle is trusted.
   * @throws {RestorableError} INPUT_INVALID for what is not a trusted root
   */
  check(bundle: Buffer, bytes: Buffer, expected: ExpectedIdentity): Promise<BundleCheck>;
}
