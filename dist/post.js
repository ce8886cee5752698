#!/usr/bin/env node
/*
 * The first file of the bundle, copied as it is. Everything else needs the newest Node.js, and an older one would report a syntax error
 * or a missing function somewhere in it. So this file uses only what every version since Node.js 10 can read, as a module or as a
 * script, and loads the program only if the version fits.
 */

/** Same as `engines` in package.json. */
const LEAST_MAJOR = 24;

if (Number.parseInt(process.versions.node, 10) >= LEAST_MAJOR) {
  for (const name of ['SIGINT', 'SIGTERM']) keepSignal(name);
  import('./main.js');
} else {
  refuse();
}

/** A signal that arrives before the program listens is kept for it. Without a listener, it would end the process without a message. */
function keepSignal(name) {
  let arrived = false;
  const keep = () => {
    arrived = true;
  };
  const pass = (event) => {
    if (event !== name) return;
    process.removeListener('newListener', pass);
    process.nextTick(() => {
      process.removeListener(name, keep);
      if (arrived) process.emit(name, name);
    });
  };
  process.on(name, keep);
  process.on('newListener', pass);
}

function refuse() {
  const message = `Node.js ${LEAST_MAJOR} or newer is required; this is ${process.versions.node}.`;
  const hint = `Install Node.js ${LEAST_MAJOR}, or run \`npx --yes node@${LEAST_MAJOR}\` instead of \`node\`. Nothing was done.`;
  process.exitCode = 2;
  process.stderr.write(`error NODE_VERSION ${message}\n  hint: ${hint}\n`);
  // The annotation of a job.
  if (process.env.GITHUB_ACTIONS !== 'true' || process.env.INPUT_MODE === undefined) return;
  process.stdout.write(`::error title=restorable%3A NODE_VERSION::${message}%0AHint: ${hint}\n`);
}
