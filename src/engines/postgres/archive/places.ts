/** From the first byte of a text's length to the byte after its end, counted from the archive's first byte. */
export type TextPlace = readonly [start: number, end: number];

const INT_BYTES = 5;

/** Where the parts of an entry are that follow each other. */
export interface PartBounds {
  readonly hasDataAt: number;
  /** The definition, and after it the statement that drops the object. */
  readonly statements: readonly [definition: number, drop: number, end: number];
  readonly owner: TextPlace;
  /** The numbers of other entries, and after them the position of the data. */
  readonly last: readonly [dependencies: number, position: number, end: number];
}

/**
 * The positions of the parts of an entry in the table of contents. An archive of 20,000 tables has 80,000 entries, so each keeps plain
 * numbers, of which a place is made when it is needed.
 */
export class EntryPlaces {
  readonly #hasData: number;
  readonly #definition: number;
  readonly #drop: number;
  readonly #statementsEnd: number;
  readonly #owner: number;
  readonly #ownerEnd: number;
  readonly #dependencies: number;
  readonly #position: number;
  readonly #end: number;

  constructor({ hasDataAt, statements, owner, last }: PartBounds) {
    this.#hasData = hasDataAt;
    [this.#definition, this.#drop, this.#statementsEnd] = statements;
    [this.#owner, this.#ownerEnd] = owner;
    [this.#dependencies, this.#position, this.#end] = last;
  }

  /**
   * Where the parts are after the entry was moved.
   * @param dependenciesBytes length of the numbers of other entries, which may be others there
   */
  moved(by: number, dependenciesBytes: number = this.#position - this.#dependencies): EntryPlaces {
    const dependencies = this.#dependencies + by;
    const position = dependencies + dependenciesBytes;
    return new EntryPlaces({
      hasDataAt: this.#hasData + by,
      statements: [this.#definition + by, this.#drop + by, this.#statementsEnd + by],
      owner: [this.#owner + by, this.#ownerEnd + by],
      last: [dependencies, position, position + this.#end - this.#position],
    });
  }

  /** Whether data follow: an integer of 5 bytes. */
  get hasData(): TextPlace {
    return [this.#hasData, this.#hasData + INT_BYTES];
  }

  /** The statements that create the object. */
  get definition(): TextPlace {
    return [this.#definition, this.#drop];
  }

  get drop(): TextPlace {
    return [this.#drop, this.#statementsEnd];
  }

  get owner(): TextPlace {
    return [this.#owner, this.#ownerEnd];
  }

  /** The numbers of other entries, as texts, and an absent one. */
  get dependencies(): TextPlace {
    return [this.#dependencies, this.#position];
  }

  /** Whether the position of its data is known, in one byte, and that position. */
  get position(): TextPlace {
    return [this.#position, this.#end];
  }
}
