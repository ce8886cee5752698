import { CST, type Document, Lexer, type LineCounter, parseDocument } from 'yaml';

/** No file that is read here needs more. Each level uses the parser's stack, and many levels use gigabytes. */
const MOST_LEVELS = 64;
/** Explicit keys (`? key`) on one line: the parser reads the rest of the line once for each. */
const MOST_EXPLICIT_KEYS = 4;

/**
 * Parses YAML after checking its depth, before anything is built.
 * @throws {Error} if it is nested deeper than any file needs, or closes what is not open; the message ends a sentence
 */
export function parseBoundedYaml(
  text: string,
  options: { readonly lineCounter: LineCounter; readonly intAsBigInt?: boolean; readonly uniqueKeys?: boolean },
): Document {
  refuseDepth(text);
  try {
    return parseDocument(text, { ...options, prettyErrors: true });
  } catch (cause) {
    // Indentation alone can still go deeper than the stack.
    if (!(cause instanceof RangeError)) throw cause;
    throw tooDeep(cause);
  }
}

/** The parser's quotations: "Not a YAML token: ..." and similar. The parser's own text contains no colon before the position. */
const QUOTED = /(?<=[\w)]): .*?(?= at line \d+, column \d+:?$|$)/s;

/** The first line of the parser's message, without the text that it quotes, which may contain a secret. */
export function yamlReason(message: string): string {
  const [first = ''] = message.split('\n');
  return first.replace(QUOTED, '').replace(/:$/, '');
}

/** Brackets, and all that opens a level within one line. The square root of the length bounds the indentation levels. */
function refuseDepth(text: string): void {
  let brackets = 0;
  let inLine = 0;
  let explicitKeys = 0;
  let followsComma = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme);
    // Thousands of them would each be an error.
    if (type === 'comma' && followsComma) throw new Error('it has two commas in a row');
    if (type !== 'space' && type !== 'newline') followsComma = type === 'comma';
    switch (type) {
      case 'flow-seq-start':
      case 'flow-map-start':
        brackets += 1;
        break;
      case 'flow-seq-end':
      case 'flow-map-end':
        brackets -= 1;
        break;
      case 'comma':
      case 'newline':
        inLine = 0;
        explicitKeys = 0;
        break;
      case 'explicit-key-ind':
        explicitKeys += 1;
        inLine += 1;
        break;
      case 'seq-item-ind':
      case 'map-value-ind':
        inLine += 1;
        break;
      default:
        break;
    }
    // Each would be a separate error, with a copy of its surroundings.
    if (brackets < 0) throw new Error('it closes a bracket that is not open');
    if (brackets > MOST_LEVELS || inLine > MOST_LEVELS) throw tooDeep();
    if (explicitKeys > MOST_EXPLICIT_KEYS) throw tooDeep();
  }
}

function tooDeep(cause?: unknown): Error {
  return new Error(`it is nested deeper than ${MOST_LEVELS} levels`, { cause });
}
