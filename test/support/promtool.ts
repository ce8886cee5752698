import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Prometheus' own tool, from Debian's package `prometheus`. @returns what it printed, if it accepted everything */
export async function promtool(args: readonly string[], input = ''): Promise<string> {
  const child = spawn('promtool', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`promtool ${args.join(' ')}: exit code ${code}\n${printed}`);
  return printed;
}

export interface InputSeries {
  readonly series: string;
  /** In promtool's notation: `1 2 _ 4`. */
  readonly values: string;
}

export interface RuleTest {
  readonly interval: string;
  readonly input_series: readonly InputSeries[];
  readonly alert_rule_test?: readonly object[];
  readonly promql_expr_test?: readonly object[];
}

/** Evaluates rules, or expressions alone, against series. JSON is YAML. */
export async function testRules(
  folder: string,
  ruleFiles: readonly string[],
  tests: readonly RuleTest[],
): Promise<void> {
  const path = join(folder, `rules-test-${Math.random().toString(36).slice(2)}.yml`);
  await writeFile(path, JSON.stringify({ rule_files: ruleFiles, evaluation_interval: '1h', tests }));
  await promtool(['test', 'rules', path]);
}
