import type { StreamContents } from '../../core/format/manifest/contents.ts';
import { ownerOfObject, sealedPath } from '../../core/format/object-keys.ts';

/** What contents say about the objects: of a backup, or of a shipment of a log. */
interface Described {
  readonly id: string;
  readonly streams: readonly Pick<StreamContents, 'name' | 'packCount' | 'map'>[];
}

/**
 * Returns why the objects that a backup lists are not exactly those that its contents describe, with either a complete index or
 * none. Returns undefined if they match.
 * @param listed keys of its own objects, relative to the database's folder
 */
export function whyOtherObjects(contents: Described, listed: ReadonlySet<string>): string | undefined {
  const { id, streams } = contents;
  const index = [...listed].filter((key) => ownerOfObject(key)?.part === 'index');
  const expected = streams.reduce((sum, { packCount, map }) => sum + packCount + (map?.partCount ?? 0), 1);
  // Checked before counting up to a number that could be forged.
  if (listed.size - index.length !== expected) return `it lists ${listed.size} objects`;
  const missing =
    findMissing(contents, listed) ??
    index.map((_, number) => sealedPath({ kind: 'index', backup: id, number })).find((key) => !listed.has(key));
  return missing && `it does not list ${missing}`;
}

function findMissing({ id: backup, streams }: Described, listed: ReadonlySet<string>): string | undefined {
  for (const { name: stream, packCount, map } of streams) {
    const counts = { pack: packCount, map: map?.partCount ?? 0 };
    for (const kind of ['pack', 'map'] as const) {
      for (let number = 0; number < counts[kind]; number += 1) {
        const key = sealedPath({ kind, backup, stream, number });
        if (!listed.has(key)) return key;
      }
    }
  }
  return undefined;
}
