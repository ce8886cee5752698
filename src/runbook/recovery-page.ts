/** The instructions for recovery by hand as commands: the gray blocks of the page, by heading. */
export interface RecoveryPage {
  /** The blocks under the heading that begins with this text, in their order. */
  blocks(heading: string): readonly string[];
}

/** Reads RECOVERY-v1.md. The text must be a version that this program knows: nothing here judges it. */
export function readRecoveryPage(text: string): RecoveryPage {
  const sections = text.split(/^#{2,3} /m).slice(1);
  const blocks = new Map(
    sections.map((section) => [
      section.slice(0, section.indexOf('\n')),
      [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? ''),
    ]),
  );
  return {
    blocks: (heading) => [...blocks].find(([each]) => each.startsWith(heading))?.[1] ?? [],
  };
}

/**
 * The only block under a heading that contains a text.
 * @throws {RangeError} if there is none, or there are several: the page is not one that this program knows
 */
export function blockWith(page: RecoveryPage, heading: string, text = ''): string {
  const found = page.blocks(heading).filter((block) => block.includes(text));
  const [block] = found;
  if (block === undefined || found.length > 1)
    throw new RangeError(`the page has ${found.length} such blocks under ${JSON.stringify(heading)}`);
  return block;
}
