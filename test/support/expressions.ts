/** A value of GitHub's expression language, as far as our workflows use it. */
type Value = string | boolean | null;

/** What an expression can name. A property that a context does not have is an empty string, as on GitHub. */
export interface Contexts {
  readonly [context: string]: unknown;
}

/** `success()` and the like, by name. */
export type StatusFunctions = Readonly<Record<string, () => boolean>>;

const TOKEN =
  /\s*(?:(?<op>&&|\|\||==|!=|!|\(|\)|,)|'(?<text>(?:[^']|'')*)'|(?<name>[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*))/y;

/**
 * GitHub's expressions: names, texts, `==`, `!=`, `!`, `&&`, `||` and status functions. Everything else, and a context that does
 * not exist, is an error, so that a test fails instead of running something else than GitHub would.
 * https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */
export function evaluateExpression(text: string, contexts: Contexts, functions: StatusFunctions = {}): Value {
  const tokens = tokensOf(text);
  let at = 0;
  const next = (): Token | undefined => tokens[at];
  const take = (op: string): boolean => {
    if (next()?.op !== op) return false;
    at += 1;
    return true;
  };
  const either = (): Value => {
    let left = both();
    while (take('||')) {
      const right = both();
      left = isTrue(left) ? left : right;
    }
    return left;
  };
  const both = (): Value => {
    let left = comparison();
    while (take('&&')) {
      const right = comparison();
      left = isTrue(left) ? right : left;
    }
    return left;
  };
  const comparison = (): Value => {
    const left = unary();
    if (take('==')) return same(left, unary());
    if (take('!=')) return !same(left, unary());
    return left;
  };
  const unary = (): Value => (take('!') ? !isTrue(unary()) : primary());
  const primary = (): Value => {
    if (take('(')) {
      const inner = either();
      if (!take(')')) throw new Error(`")" is missing in ${text}`);
      return inner;
    }
    const token = next();
    at += 1;
    if (token?.text !== undefined) return token.text.replaceAll("''", "'");
    if (token?.name === undefined) throw new Error(`Not understood: ${text}`);
    if (!take('(')) return lookUp(token.name, contexts);
    const called = functions[token.name];
    if (called === undefined || !take(')')) throw new Error(`Unknown function ${token.name} in ${text}`);
    return called();
  };
  const value = either();
  if (at !== tokens.length) throw new Error(`Not understood: ${text}`);
  return value;
}

/** A text with `${{ ... }}` in it. */
export function evaluateText(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_all, expression: string) =>
    String(evaluateExpression(expression, contexts) ?? ''),
  );
}

interface Token {
  readonly op?: string;
  readonly text?: string;
  readonly name?: string;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(trimmed);
    if (match === null) throw new Error(`Not understood at ${from}: ${text}`);
    tokens.push(match.groups as Token);
  }
  return tokens;
}

function lookUp(name: string, contexts: Contexts): Value {
  const [context = '', ...path] = name.split('.');
  if (name === 'true' || name === 'false') return name === 'true';
  if (!Object.hasOwn(contexts, context)) throw new Error(`No context ${context} here: ${name}`);
  let value = contexts[context];
  for (const [depth, key] of path.entries()) {
    const holder = value as Record<string, unknown> | undefined;
    const isKnown = holder !== undefined && holder !== null && Object.hasOwn(holder, key);
    // A job or a step that does not exist is a mistake, which GitHub would not report.
    if (!isKnown && depth === 0 && (context === 'needs' || context === 'steps')) throw new Error(`Unknown: ${name}`);
    value = isKnown ? holder[key] : undefined;
  }
  return (value ?? null) as Value;
}

function isTrue(value: Value): boolean {
  return value !== null && value !== '' && value !== false;
}

/** GitHub ignores case. */
function same(left: Value, right: Value): boolean {
  const text = (value: Value): string => String(value ?? '').toLowerCase();
  return text(left) === text(right);
}
