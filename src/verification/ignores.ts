import type { CheckGroup, CheckResult } from '../core/checks/check.ts';
import type { CheckFact, Named } from '../core/checks/facts.ts';

/** A difference that a team knows of and accepts. */
export interface IgnoreRule {
  /** Its place in the list, from 1. */
  readonly number: number;
  /** The name of a check. `*` stands for any characters, and `\*` for a star. */
  readonly check: string;
  /** The name of what differs, written like `check`. Undefined: whatever it is. */
  readonly object: string | undefined;
  readonly reason: string;
  /** The last day on which it counts, in UTC. */
  readonly until: string | undefined;
}

/**
 * What the data of a restored database is compared with. That bytes, signatures, the restore or the lineage are not as they should
 * be is never ignored, and an objective has a value that can be changed.
 */
const CAN_BE_IGNORED: ReadonlySet<CheckGroup> = new Set(['comparison', 'integrity', 'query', 'volume']);

const DAY_MS = 86_400_000;

/** Objects of a check, and what of them is ignored. */
export interface Split {
  readonly left: readonly string[];
  readonly ignored: readonly { readonly rule: IgnoreRule; readonly names: readonly string[] }[];
}

/** The rules of a run. Remembers which of them were of use. */
export class Ignores {
  /** No rules. */
  static readonly none = new Ignores([], new Date(0));

  readonly expired: readonly IgnoreRule[];
  readonly #rules: readonly IgnoreRule[];
  readonly #used = new Set<IgnoreRule>();
  #isAsked = false;

  constructor(rules: readonly IgnoreRule[], now: Date) {
    const isOver = ({ until }: IgnoreRule): boolean =>
      until !== undefined && Date.parse(until) + DAY_MS <= now.getTime();
    this.expired = rules.filter(isOver);
    this.#rules = rules.filter((rule) => !isOver(rule));
  }

  /** Those that ignored nothing, although there was something to compare. */
  get unused(): readonly IgnoreRule[] {
    return this.#isAsked ? this.#rules.filter((rule) => !this.#used.has(rule)) : [];
  }

  /** Takes what a rule ignores from the names of a check's differences. */
  split(check: string, names: readonly string[]): Split {
    const left: string[] = [];
    const ignored = new Map<IgnoreRule, string[]>();
    for (const name of names) {
      const rule = this.#find(check, [name]);
      if (rule === undefined) left.push(name);
      else ignored.set(rule, [...(ignored.get(rule) ?? []), name]);
    }
    return { left, ignored: [...ignored].map(([rule, those]) => ({ rule, names: those })) };
  }

  /** The results of one backup, without what a rule covers. A check that names all that differs can be covered in part. */
  apply(checks: readonly CheckResult[]): CheckResult[] {
    this.#isAsked ||= checks.some(({ group }) => group === 'comparison');
    return checks.flatMap((check) => {
      const isOpen = check.outcome === 'failed' && CAN_BE_IGNORED.has(check.group);
      return isOpen ? this.#applyTo(check) : [check];
    });
  }

  #applyTo(check: CheckResult): CheckResult[] {
    const lists = namedIn(check.facts);
    if (lists === undefined) {
      const rule = this.#find(check.name, undefined);
      return [rule === undefined ? check : ignored(check, rule)];
    }
    const accepted: CheckResult[] = [];
    const left = lists.flatMap((list) => {
      const split = this.split(check.name, list.names);
      for (const { rule, names } of split.ignored)
        accepted.push(ignored({ ...check, facts: [{ ...list, names }] }, rule));
      return split.left.length === 0 ? [] : [{ ...list, names: split.left }];
    });
    if (accepted.length === 0) return [check];
    const rest = check.facts.filter(({ kind }) => kind !== 'named');
    return left.length === 0 ? accepted : [{ ...check, facts: [...left, ...rest] }, ...accepted];
  }

  /** @param names what differs; undefined if that is not known, so that only a rule about all of it fits */
  #find(check: string, names: readonly string[] | undefined): IgnoreRule | undefined {
    const found = this.#rules.find(
      ({ check: pattern, object }) =>
        fits(pattern, check) && (object === undefined || names?.every((name) => fits(object, name)) === true),
    );
    if (found !== undefined) this.#used.add(found);
    return found;
  }
}

/** The same check, whose difference does not count. */
export function ignored(check: CheckResult, { reason, until }: IgnoreRule): CheckResult {
  const fact = { kind: 'ignored', reason, until: until ?? null } as const;
  return { ...check, outcome: 'skipped', isIgnored: true, facts: [...check.facts, fact] };
}

/** The lists of all that differs, if a check names it completely. */
function namedIn(facts: readonly CheckFact[]): readonly Named[] | undefined {
  const lists = facts.flatMap((fact) => (fact.kind === 'named' ? fact : []));
  const isComplete = facts.every(({ kind }) => kind === 'named' || kind === 'exempt');
  return lists.length > 0 && isComplete && lists.every(({ more }) => more === 0) ? lists : undefined;
}

/** Whether a pattern means this text. The parts between the stars are found one after the other, so that no pattern takes long. */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...more] = piecesOf(pattern);
  const last = more.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of more) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length >= from + last.length && text.endsWith(last);
}

/** The text between the stars. A backslash makes a star, or another backslash, a character of the name. */
function piecesOf(pattern: string): string[] {
  const pieces = [''];
  for (const [part] of pattern.matchAll(/\\[\\*]|\*|\\|[^\\*]+/g)) {
    if (part === '*') pieces.push('');
    else pieces[pieces.length - 1] += part.length === 2 && part.startsWith('\\') ? part.slice(1) : part;
  }
  return pieces;
}
