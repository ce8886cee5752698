/** The order for a child. */
export interface Order {
  readonly targets: readonly string[];
  readonly seed: number;
  /** Generated inputs per target, or time per target. Without either, as many as possible. */
  readonly cases?: number;
  readonly ms?: number;
  /** Files with inputs that are read instead. */
  readonly inputs: readonly string[];
  /** File with the input that is being read: its number (a double), its length (32 bits), its bytes. */
  readonly state: string;
}

export const STATE_HEADER_BYTES = 12;

export interface Find {
  readonly event: 'find';
  readonly target: string;
  /** The same for all inputs that show one defect. */
  readonly kind: string;
  readonly message: string;
  readonly seed: number;
  /** base64 */
  readonly input: string;
}

export interface Done {
  readonly event: 'done';
  readonly target: string;
  readonly cases: number;
  readonly ms: number;
}

export type Message = Find | Done;
