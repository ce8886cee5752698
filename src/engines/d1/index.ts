import type { Engine } from '../../ports/engine.ts';
import { openD1Source } from './source.ts';
import { dropD1Leftover, openD1Target } from './target.ts';

/** Cloudflare D1, through its REST API; a backup is verified in SQLite. */
export function createD1Engine(): Engine {
  return { openSource: openD1Source, openTarget: openD1Target, dropLeftover: dropD1Leftover };
}
