/** A part of a set that is divided by name. */
export interface Shard {
  /** Starts at 1. */
  readonly number: number;
  readonly of: number;
}

/** Parses `2/4`. Undefined if the text is not one. */
export function readShard(text: string): Shard | undefined {
  const match = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text);
  if (match === null) return undefined;
  const [number, of] = [Number(match[1]), Number(match[2])];
  return number <= of ? { number, of } : undefined;
}

/**
 * Whether a name belongs to a part. It depends only on the name, not on other names: if parts run on different days, adding
 * a database must not move another one past its day.
 */
export function isInShard(name: string, { number, of }: Shard): boolean {
  return hash(name) % of === number - 1;
}

/** FNV-1a (32 bits) with the final mix of MurmurHash3, so that names which differ in one digit spread over all parts. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
