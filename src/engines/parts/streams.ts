/**
 * Ends a stream that is not read to its end. A generator that waits for bytes responds only after they arrive, and a
 * cancelled run does not wait that long.
 */
export async function release(stream: AsyncIterator<unknown>, signal: AbortSignal): Promise<void> {
  const released = stream.return?.();
  if (signal.aborted) released?.catch(() => {});
  else await released;
}

/** A stream of one chunk. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
