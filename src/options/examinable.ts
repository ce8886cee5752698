import type { Mode } from './mode.ts';
import type { Option } from './table/option.ts';

/** The modes whose options `doctor` takes. */
export const EXAMINED = ['backup', 'verify'] as const satisfies readonly Mode[];
type Examined = (typeof EXAMINED)[number];

/** A table whose options of a backup and of a verification are options of `doctor` too. */
export type Examinable<T extends Readonly<Record<string, Option>>> = {
  readonly [N in keyof T]: {
    readonly [K in keyof T[N]]: K extends 'modes' ? readonly WithDoctor<T[N]['modes'][number]>[] : T[N][K];
  };
};

type WithDoctor<M extends Mode> = [Extract<M, Examined>] extends [never] ? M : M | 'doctor';

/**
 * `doctor` takes every option of a backup and of a verification, so that changing the mode of a working or a failing run is
 * enough. It requires none of them.
 */
export function examinable<const T extends Readonly<Record<string, Option>>>(table: T): Examinable<T> {
  const entries = Object.entries(table).map(([name, option]: [string, Option]): [string, Option] => {
    const isExamined = EXAMINED.some((mode) => option.modes.includes(mode));
    if (!isExamined || option.modes.includes('doctor')) return [name, option];
    return [name, { ...option, modes: [...option.modes, 'doctor'] }];
  });
  // Built from the table. TypeScript sees only the names.
  return Object.fromEntries(entries) as unknown as Examinable<T>;
}
