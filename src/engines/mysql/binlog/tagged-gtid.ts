import type { EventHeader, TransactionStart } from './events.ts';

/** Fields of the event that are read (MySQL source: `Gtid_event`, `define_fields`). */
const FIELD = { flags: 0, uuid: 1, number: 2, tag: 3, committed: 4, sequence: 5, time: 6 } as const;
const UUID_BYTES = 16;

/**
 * The start of a transaction of MySQL 8.3 and later whose GTID has a tag. Unlike other events it is a list of numbered fields, which
 * are there only if they have a value.
 * @param body without the header
 */
export function readTaggedGtid(header: EventHeader, body: Buffer): TransactionStart {
  const reader = new FieldReader(body);
  // The version of the form, the length, and the last field that must be known.
  for (let skipped = 0; skipped < 3; skipped += 1) reader.number();
  let uuid = '';
  let tag = '';
  let number = 0n;
  let timeUs: bigint | undefined;
  while (timeUs === undefined && !reader.isAtEnd) {
    const field = Number(reader.number());
    if (field === FIELD.uuid) uuid = reader.bytes(UUID_BYTES).toString('hex');
    else if (field === FIELD.number) number = reader.number() >> 1n;
    else if (field === FIELD.tag) tag = reader.text();
    else if (field === FIELD.time) timeUs = reader.number();
    else if (field === FIELD.flags || field === FIELD.committed || field === FIELD.sequence) reader.number();
    else break;
  }
  if (uuid === '' || number === 0n) throw new RangeError('a GTID without its parts');
  const name = uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return {
    gtid: `${name}:${tag === '' ? '' : `${tag}:`}${number}`,
    timeUs: timeUs === undefined ? header.time * 1_000_000 : Number(timeUs),
    isExact: timeUs !== undefined,
    isStandalone: undefined,
  };
}

const LONGEST = 8;

class FieldReader {
  readonly #body: Buffer;
  #at = 0;

  constructor(body: Buffer) {
    this.#body = body;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#body.length;
  }

  /** As many bytes follow the first one as it has bits that are 1 at its low end. */
  number(): bigint {
    const first = this.#body.readUInt8(this.#at);
    let more = 0;
    while (more < LONGEST && (first & (1 << more)) !== 0) more += 1;
    let value = 0n;
    for (let index = more; index >= 0; index -= 1)
      value = (value << 8n) | BigInt(this.#body.readUInt8(this.#at + index));
    this.#at += more + 1;
    return value >> BigInt(more === LONGEST ? LONGEST : more + 1);
  }

  /** Each of them is a number. */
  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => Number(this.number() & 0xffn)));
  }

  text(): string {
    const length = Number(this.number());
    const text = this.#body.toString('latin1', this.#at, this.#at + length);
    this.#at += length;
    return text;
  }
}
