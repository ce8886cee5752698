#!/usr/bin/env node
/**
 * A fake of GitHub's command line program, built from its manual (https://cli.github.com/manual: `gh auth status`, `gh api`,
 * `gh secret set`) and from the REST API's documentation (environments, secrets). Its state is `state.json` in GH_CONFIG_DIR, and
 * `calls.jsonl` there has the arguments of every call.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.GH_CONFIG_DIR ?? '';
const path = join(folder, 'state.json');
const state = JSON.parse(readFileSync(path, 'utf8'));
const args = process.argv.slice(2);
appendFileSync(join(folder, 'calls.jsonl'), `${JSON.stringify(args)}\n`);

const TITLES = { 200: 'OK', 403: 'Forbidden', 404: 'Not Found', 422: 'Unprocessable Entity', 429: 'Too Many Requests' };
/** "Environments … are available in public repositories for all current GitHub plans", in private ones only for paid plans. */
const hasEnvironments = !state.private || state.plan !== 'free';

function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function respond(status, body, head = '') {
  const wantsHead = args.includes('--include') || args.includes('-i');
  if (wantsHead)
    process.stdout.write(`HTTP/2.0 ${status} ${TITLES[status]}\r\nContent-Type: application/json\r\n${head}\r\n`);
  process.stdout.write(JSON.stringify(body));
  if (status >= 400) fail(`gh: ${body.message} (HTTP ${status})`);
}

function api() {
  const [, route = ''] = args.filter((each) => !each.startsWith('-') && each !== 'PUT');
  const method = args.includes('PUT') ? 'PUT' : 'GET';
  const [, rest] = /^repos\/\{owner\}\/\{repo\}(.*)$/.exec(route) ?? fail(`unknown route ${route}`);
  if (!state.repository) return fail('no git remotes found');
  const environment = /^\/environments\/([\w-]+)(\/secrets\/public-key)?$/.exec(rest);
  if (rest === '')
    return respond(200, { private: state.private, has_issues: true, permissions: { admin: state.admin !== false } });
  if (environment === null) return respond(404, { message: 'Not Found' });
  const [, name, key] = environment;
  if (state.refusal !== undefined) return respond(state.refusal.status, { message: 'Refused' }, state.refusal.head);
  if (!hasEnvironments) return respond(404, { message: 'Not Found' });
  if (method === 'PUT') state.environments[name] ??= {};
  writeFileSync(path, JSON.stringify(state));
  if (state.environments[name] === undefined) return respond(404, { message: 'Not Found' });
  return respond(200, key === undefined ? { name } : { key_id: '1', key: 'AAAA' });
}

function setSecret() {
  const [, , name] = args;
  const at = args.findIndex((each) => each === '--env' || each === '-e');
  if (args.some((each) => each === '--body' || each === '-b')) fail('a value on the command line');
  // "reads from standard input if not specified", without line ends.
  const value = readFileSync(0, 'utf8').replace(/[\r\n]+$/, '');
  if (state.refuses === name) fail('failed to set secret: HTTP 403');
  if (at === -1) state.secrets[name] = value;
  else if (state.environments[args[at + 1]] === undefined) fail('failed to fetch public key: HTTP 404: Not Found');
  else state.environments[args[at + 1]][name] = value;
  writeFileSync(path, JSON.stringify(state));
}

if (args[0] === 'auth' && args[1] === 'status') process.exit(state.loggedIn ? 0 : 1);
if (!state.loggedIn) fail('To get started with GitHub CLI, please run:  gh auth login', 4);
if (args[0] === 'api') api();
else if (args[0] === 'secret' && args[1] === 'set') setSecret();
else fail(`unknown command ${args.join(' ')}`);
