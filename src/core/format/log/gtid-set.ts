interface Interval {
  readonly first: bigint;
  readonly last: bigint;
}

/** A set of transactions of MySQL, such as `uuid:1-7:9:tag:1-3,uuid:4`: the server's UUID, a tag since 8.3, and numbers. */
export class GtidSet {
  /** By `uuid:tag`, in which the tag may be empty. The numbers rise and do not touch. */
  readonly #numbers = new Map<string, Interval[]>();

  /** @param text as the server writes it. What has another form is left out. */
  static parse(text: string): GtidSet {
    const set = new GtidSet();
    for (const part of text.toLowerCase().split(',')) {
      const [uuid = '', ...words] = part.trim().split(':');
      let tag = '';
      for (const word of words) {
        const [, first, last = first] = /^\s*(\d{1,19})(?:-(\d{1,19}))?\s*$/.exec(word) ?? [];
        if (first === undefined || last === undefined) tag = word.trim();
        else set.#insert(`${uuid}:${tag}`, { first: BigInt(first), last: BigInt(last) });
      }
    }
    return set;
  }

  /** @param gtid `uuid:number` or `uuid:tag:number` */
  has(gtid: string): boolean {
    const [source, number] = split(gtid);
    return (this.#numbers.get(source) ?? []).some(({ first, last }) => first <= number && number <= last);
  }

  add(gtid: string): void {
    const [source, number] = split(gtid);
    this.#insert(source, { first: number, last: number });
  }

  /** As the server writes it, in one line. */
  toString(): string {
    const bySource = Map.groupBy([...this.#numbers].toSorted(byName), ([source]) => source.split(':')[0] ?? '');
    return [...bySource].map(([uuid, tags]) => [uuid, ...tags.map(numbersOf)].join(':')).join(',');
  }

  #insert(source: string, added: Interval): void {
    const apart: Interval[] = [];
    let { first, last } = added;
    for (const each of this.#numbers.get(source) ?? []) {
      if (each.last + 1n < added.first || added.last + 1n < each.first) apart.push(each);
      else {
        if (each.first < first) first = each.first;
        if (each.last > last) last = each.last;
      }
    }
    const all = [...apart, { first, last }];
    this.#numbers.set(
      source,
      all.sort((one, other) => (one.first < other.first ? -1 : 1)),
    );
  }
}

function split(gtid: string): readonly [source: string, number: bigint] {
  const [uuid = '', ...rest] = gtid.toLowerCase().split(':');
  const number = rest.pop() ?? '0';
  return [`${uuid}:${rest[0] ?? ''}`, BigInt(number)];
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function numbersOf([source, intervals]: readonly [string, readonly Interval[]]): string {
  const tag = source.split(':')[1] ?? '';
  const numbers = intervals.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
  return [...(tag === '' ? [] : [tag]), ...numbers].join(':');
}
