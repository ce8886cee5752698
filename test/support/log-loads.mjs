// Loaded into the bundle by `node --import`. Writes the address of each file of the bundle that is loaded into the file in
// LOADED_FILES, one a line.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, nextLoad) {
    if (/\/dist\/[\w.-]+\.js$/.test(url)) appendFileSync(process.env.LOADED_FILES, `${url}\n`);
    return nextLoad(url, context);
  },
});
