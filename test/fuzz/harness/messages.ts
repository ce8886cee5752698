/** What a child is to do. */
export interface Order {
  readonly targets: readonly string[];
  readonly seed: number;
  /** Inputs of each target that are made, or time for each; without either as many as can be. */
  readonly cases?: number;
  readonly ms?: number;
  /** Files with inputs that are read instead. */
  readonly inputs: readonly string[];
  /** File in which the input that is read now stands: its number (a double), its length (32 bits), its bytes. */
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
