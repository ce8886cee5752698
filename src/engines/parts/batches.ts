export interface BatchLimits {
  readonly items: number;
  readonly bytes: number;
}

/** Items in order, several per batch, so that one statement asks for many small ones. A large one has its own batch. */
export function* batches<T extends { readonly bytes: number }>(
  items: readonly T[],
  limits: BatchLimits,
): Generator<readonly T[]> {
  let batch: T[] = [];
  let bytes = 0;
  for (const item of items) {
    if (batch.length > 0 && (batch.length === limits.items || bytes + item.bytes > limits.bytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(item);
    bytes += item.bytes;
  }
  if (batch.length > 0) yield batch;
}
