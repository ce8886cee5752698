#!/usr/bin/env node
/** The one bundle's entry: a command line when there are arguments, else the GitHub Action where GitHub runs us. */
import { listenForCancellation } from '../host/cancellation.ts';
import { finish } from '../host/exit.ts';
import { hideEnvironment } from '../host/own-environment.ts';

// Before anything else is loaded: a signal in the first moments is a cancel too.
const cancellation = listenForCancellation();
hideEnvironment();
const args = process.argv.slice(2);
const { GITHUB_ACTIONS, INPUT_MODE } = process.env;
const loadApp = () => import('../compose.ts');

if (args.length === 0 && GITHUB_ACTIONS === 'true' && INPUT_MODE !== undefined) {
  const { runAction } = await import('../action/main.ts');
  finish(await runAction(loadApp, cancellation));
} else {
  const { runCommandLine } = await import('../cli/main.ts');
  finish(await runCommandLine(args, loadApp, cancellation));
}
