#!/usr/bin/env node
/** The entry of the bundle: the command line if there are arguments, or the GitHub Action if it runs on GitHub. */
import { basename } from 'node:path';
import { listenForCancellation } from '../host/cancellation.ts';
import { begin, finish } from '../host/exit.ts';
import { limitHeapGrowth } from '../host/heap-growth.ts';
import { hideEnvironment } from '../host/own-environment.ts';

// Before anything else is loaded, because a signal at startup also cancels.
const cancellation = listenForCancellation();
begin();
hideEnvironment();
limitHeapGrowth();
const args = process.argv.slice(2);
const { GITHUB_ACTIONS, INPUT_MODE } = process.env;
const loadApp = () => import('../compose.ts');
/** Says which step of the Action this is. */
const started = basename(process.argv[1] ?? '');

if (args.length === 0 && GITHUB_ACTIONS === 'true' && INPUT_MODE !== undefined) {
  const { runAction } = await import('../action/main.ts');
  finish(await runAction(started === 'post.js' ? 'post' : 'main', loadApp, cancellation));
} else {
  const { runCommandLine } = await import('../cli/main.ts');
  finish(await runCommandLine(args, loadApp, cancellation));
}
