import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** All of WCAG 2.2 at the levels A and AA, and what axe recommends beyond it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export interface AxeFindings {
  /** One line per rule and place. */
  readonly violations: readonly string[];
  /** What axe could not decide. */
  readonly undecided: readonly string[];
  /** Names of the rules that found something to examine, and nothing wrong. */
  readonly passed: readonly string[];
}

/**
 * Examines the page with axe-core, which the browser's own debugger puts into it: the page's policy stays in force, and forbids every
 * script of the page itself.
 */
export async function examineWithAxe(page: Page): Promise<AxeFindings> {
  await page.evaluate(axe.source);
  const { violations, incomplete, passes }: axe.AxeResults = await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} } })`,
  );
  return { violations: linesOf(violations), undecided: linesOf(incomplete), passed: passes.map(({ id }) => id) };
}

function linesOf(results: readonly axe.Result[]): string[] {
  return results.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary, any }) =>
      [id, target.join(' '), any[0]?.message ?? failureSummary ?? ''].join(': '),
    ),
  );
}
