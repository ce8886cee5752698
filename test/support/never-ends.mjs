// Loaded into the bundle by `node --import`. One question to the file system is never answered, and nothing else is under way. A SIGTERM
// follows if the process still runs then.
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const { stat } = promises;
promises.stat = (path, ...rest) => {
  if (!String(path).endsWith('never.db')) return stat(path, ...rest);
  setTimeout(() => process.kill(process.pid, 'SIGTERM'), 200).unref();
  return new Promise(() => {});
};
syncBuiltinESMExports();
