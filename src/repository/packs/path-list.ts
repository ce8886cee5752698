import { numbered } from '../../core/format/key-parts.ts';
import { NumberRows } from './number-rows.ts';

/** A number as keys contain it, between the folder and the ending. */
const NUMBERED = /^(.*\/)(\d{6,9})(\.[^/]*)?$/;
/** Marks a path that has no number. */
const NO_NUMBER = 2 ** 32 - 1;

/**
 * Paths in the order in which they were added. The packs of a stream differ only by their numbers, so each costs 8 bytes. As a text
 * it costs a hundred, and a backup of 1 TB has 140,000.
 */
export class PathList implements Iterable<string> {
  readonly #rows = new NumberRows(2);
  /** What is before and after the number. */
  readonly #shapes: (readonly [string, string])[] = [];
  readonly #numberOfShape = new Map<string, number>();

  get length(): number {
    return this.#rows.length;
  }

  add(path: string): void {
    const [, folder = '', digits = '', ending = ''] = NUMBERED.exec(path) ?? [];
    const isNumbered = digits !== '' && numbered(Number(digits)) === digits;
    if (isNumbered) this.#rows.add([this.#shape(folder, ending), Number(digits)]);
    else this.#rows.add([this.#shape(path, ''), NO_NUMBER]);
  }

  at(index: number): string {
    const [before, after] = this.#shapes[this.#rows.at(index, 0)] as readonly [string, string];
    const number = this.#rows.at(index, 1);
    return before + (number === NO_NUMBER ? '' : numbered(number)) + after;
  }

  *[Symbol.iterator](): Generator<string> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index);
  }

  #shape(before: string, after: string): number {
    // No path contains this character, so no two shapes are mistaken for one another.
    const name = `${before}\n${after}`;
    const known = this.#numberOfShape.get(name);
    if (known !== undefined) return known;
    // The parts that a match returns are views of the whole path, which they would keep.
    const [ownBefore = '', ownAfter = ''] = Buffer.from(name).toString().split('\n');
    this.#numberOfShape.set(name, this.#shapes.push([ownBefore, ownAfter]) - 1);
    return this.#shapes.length - 1;
  }
}
