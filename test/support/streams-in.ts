import type { ByteStream, Dump } from '../../src/ports/engine/source.ts';

/** The streams of a dump, one lane after the other. */
export async function* streamsIn({ lanes }: Pick<Dump, 'lanes'>): AsyncGenerator<ByteStream> {
  for (const lane of lanes) yield* lane;
}
