import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter } from 'yaml';
import { z } from 'zod';
import { parseCron } from '../core/planning/schedule/cron.ts';
import { parseBoundedYaml } from '../options/text/bounded-yaml.ts';
import type { Host } from '../ports/host.ts';

const MAX_BYTES = 512 * 1024;

const workflowSchema = z.object({ on: z.object({ schedule: z.array(z.object({ cron: z.string() })) }) });

/**
 * The schedules of the workflow that this run belongs to: the one that started it, and those of its file if it is checked out.
 * Nothing depends on them, so a file that can't be read is no failure.
 */
export function workflowSchedules({ origin, env }: Pick<Host, 'origin' | 'env'>): string[] {
  if (origin === undefined) return [];
  const found = new Set(origin.schedule === null ? [] : [origin.schedule]);
  const workspace = env['GITHUB_WORKSPACE'];
  for (const cron of workspace ? schedulesIn(join(workspace, origin.workflow)) : []) {
    const text = cron.trim().replaceAll(/\s+/g, ' ');
    if (parseCron(text) !== undefined) found.add(text);
  }
  return [...found];
}

function schedulesIn(path: string): string[] {
  try {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > MAX_BYTES) return [];
    const document = parseBoundedYaml(readFileSync(path, 'utf8'), { lineCounter: new LineCounter() });
    if (document.errors.length > 0) return [];
    const workflow = workflowSchema.safeParse(document.toJS({ maxAliasCount: 100 })).data;
    return workflow?.on.schedule.map(({ cron }) => cron) ?? [];
  } catch {
    // It is not checked out, or is no YAML. GitHub reads the workflow itself.
    return [];
  }
}
