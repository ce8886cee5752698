// Loaded into the bundle by `node --import`. Sends the process a signal when its entry, which has run by then, loads its N-th
// further file. The first is main.js.
import { registerHooks } from 'node:module';

const { SIGNAL_NAME = 'SIGINT', SIGNAL_AT_LOAD = '1' } = process.env;
let loads = 0;

registerHooks({
  load(url, context, nextLoad) {
    if (/\/dist\/(?!(?:index|post)\.js$)[\w.-]+\.js$/.test(url)) {
      loads += 1;
      if (loads === Number(SIGNAL_AT_LOAD)) {
        process.stderr.write('signal sent\n');
        process.kill(process.pid, SIGNAL_NAME);
      }
    }
    return nextLoad(url, context);
  },
});
