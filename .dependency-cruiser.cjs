/**
 * The allowed imports between the folders of src/ (docs/architecture.md shows them as a diagram). dependency-cruiser reads the
 * TypeScript sources themselves with swc's parser, so that an `import type` counts too.
 */

const { Visitor } = require('@swc/core/Visitor.js');

/** The swc visitor that dependency-cruiser uses does not support `using` yet and would stop at it. */
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement;
};

/** @param {string} folder */
const inside = (folder) => `^src/${folder}/`;

/** What every folder may import besides itself: the domain terms, the interfaces, the request and the report. */
const VOCABULARY = [inside('core'), inside('ports')];

/** The table of options, their parsers, and the requests that are created from them. */
const CONFIGURATION = [inside('options')];

/** One folder per capability: its command, its planning, its parts. `run/` contains what all of them share. */
const CAPABILITIES = [
  ...['backup', 'ship', 'restore', 'verify', 'retention', 'status', 'sync', 'keys', 'matrix'],
  ...['doctor', 'init', 'discovery', 'watch', 'notify-test', 'history', 'page', 'evidence'],
  ...['drill', 'runbook'],
];

/** Which other capabilities a capability builds on. */
const USES = {
  backup: ['retention'],
  ship: ['backup'],
  status: ['retention', 'backup'],
  verify: ['restore', 'status'],
  history: ['status', 'retention'],
  page: ['history', 'status'],
  evidence: ['history'],
  doctor: ['backup'],
  init: ['keys', 'doctor', 'notify-test'],
  drill: ['restore', 'verify', 'runbook'],
  runbook: ['history'],
};

/** What a capability may import besides itself and the listed capabilities. */
const BELOW_CAPABILITIES = [
  ...VOCABULARY,
  ...CONFIGURATION,
  inside('report'),
  inside('repository'),
  inside('openpgp'),
  inside('verification'),
  inside('key-bundle'),
];

/** The files that name their parts: everything below is wired together here and nowhere else. */
const COMPOSE = '^src/compose\\.ts$';

/**
 * A folder may import only itself, the listed folders, packages and Node's own modules.
 * @param {string} folder
 * @param {string} comment
 * @param {string[]} allowed
 */
const only = (folder, comment, allowed) => ({
  name: `${folder}-imports`,
  comment,
  severity: 'error',
  from: { path: inside(folder) },
  to: { path: '^src/', pathNot: [inside(folder), ...allowed] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other at run time are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-cycles-of-types',
      comment:
        'A type belongs to the lowest file that needs it. Only StoredDatabase names what each of its steps returns, and each step has a StoredDatabase; so does the step of the removals.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { pathNot: '^src/repository/(stored-database|records/removal-records)\\.ts$' } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere fails only when it is reached; dynamic imports are reached late.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-packages',
      comment: 'The bundle may only hold what package.json lists under dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: ['/@types/'] },
    },
    {
      name: 'core-is-pure',
      comment:
        'core/ does no I/O: it imports itself, zod, croner (for dates, not for its timers) and node:util, nothing else.',
      severity: 'error',
      from: { path: inside('core') },
      to: { pathNot: [inside('core'), 'node_modules/(?:zod|croner)/', '^(node:)?util$'] },
    },
    {
      name: 'actions-packages-in-action',
      comment: 'Only action/ knows GitHub, so that the same program runs anywhere.',
      severity: 'error',
      from: { path: '^src/', pathNot: [inside('action')] },
      to: { path: 'node_modules/@actions/' },
    },
    {
      name: 'child-processes-in-process',
      comment: 'process/ gives every child an environment of its own and stops it on cancel; a second way would not.',
      severity: 'error',
      from: { path: '^src/', pathNot: [inside('process')] },
      to: { path: '^(node:)?(child_process|cluster)$' },
    },
    {
      name: 'clock-is-given',
      comment: 'Commands and the stored format are given a clock; hosts and adapters may read the one of this machine.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [COMPOSE, ...['engines', 'storage', 'notifiers', 'openpgp', 'process', 'http'].map(inside)].concat(
          ['github', 'heartbeat', 'host', 'action', 'cli', 'sigstore'].map(inside),
        ),
      },
      to: { path: '^src/ports/system-clock\\.ts$' },
    },
    only('ports', 'The interfaces speak the words of core/ and nothing else.', [inside('core')]),
    only('process', 'Starting programs knows nothing of databases or storage.', VOCABULARY),
    only('row-hash', 'Hashing rows knows nothing of where they come from.', VOCABULARY),
    only('openpgp', 'Keys and encryption know nothing of databases or storage.', VOCABULARY),
    only('storage', 'A kind of storage knows nothing of databases, formats or commands.', [
      inside('secrets'),
      ...VOCABULARY,
      ...CONFIGURATION,
      inside('process'),
      inside('http'),
    ]),
    only('http', 'Requests to services know nothing of what they are for.', VOCABULARY),
    only('notifiers', 'A channel knows nothing of databases, storage or commands.', [...VOCABULARY, inside('http')]),
    only('heartbeat', 'What a service is told of a run depends only on its report.', [
      ...VOCABULARY,
      ...CONFIGURATION,
      inside('report'),
      inside('http'),
    ]),
    only('engines', 'A kind of database knows nothing of storage, encryption or commands.', [
      ...VOCABULARY,
      ...CONFIGURATION,
      inside('process'),
      inside('row-hash'),
    ]),
    {
      name: 'engines-stand-alone',
      comment:
        'An engine does not import another engine; parts/ holds what several are made of. D1 has a rule of its own.',
      severity: 'error',
      from: { path: '^src/engines/([^/]+)/', pathNot: ['^src/engines/d1/'] },
      to: { path: '^src/engines/[^/]+/', pathNot: ['^src/engines/$1/', '^src/engines/parts/'] },
    },
    {
      name: 'd1-stands-on-sqlite',
      comment: 'D1 is SQLite behind an API: its backups are verified in, and restored into, SQLite. No other engine.',
      severity: 'error',
      from: { path: '^src/engines/d1/' },
      to: { path: '^src/engines/[^/]+/', pathNot: ['^src/engines/(d1|sqlite|parts)/'] },
    },
    {
      name: 'parts-know-no-engine',
      comment: 'What several engines are made of knows none of them.',
      severity: 'error',
      from: { path: '^src/engines/parts/' },
      to: { path: '^src/engines/[^/]+/', pathNot: ['^src/engines/parts/'] },
    },
    {
      name: 'storages-stand-alone',
      comment: 'A kind of storage does not import another kind.',
      severity: 'error',
      from: { path: '^src/storage/([^/]+)/' },
      to: { path: '^src/storage/[^/]+/', pathNot: ['^src/storage/$1/', '^src/storage/(?:connection|parameters)/'] },
    },
    only('repository', 'The stored format works on any storage and any engine, through the ports.', [
      ...VOCABULARY,
      inside('openpgp'),
    ]),
    only('sigstore', 'Signing with the identity of a workflow knows nothing of what is signed.', [
      ...VOCABULARY,
      inside('http'),
    ]),
    only('github', 'The API of GitHub knows nothing of backups.', [...VOCABULARY, inside('http')]),
    only('github-issues', 'Issues are a store of incidents and a channel: an adapter like others.', [
      ...VOCABULARY,
      ...CONFIGURATION,
      inside('report'),
      inside('github'),
    ]),
    only('verification', 'Checks and verdicts work on any engine, through the ports.', [
      ...VOCABULARY,
      inside('report'),
      ...CONFIGURATION,
    ]),
    only(
      'options',
      'The table of options knows neither the configuration file nor how requests are put together.',
      VOCABULARY,
    ),
    only('key-bundle', 'A bundle is text around options; who uses it is not known here.', [
      ...VOCABULARY,
      inside('options'),
    ]),
    only('secrets', 'What is masked is decided by the table of options, and by what a bundle contains.', [
      ...VOCABULARY,
      inside('options'),
      inside('key-bundle'),
    ]),
    only('config-file', 'The file gives options as texts; what becomes of them it does not know.', [
      ...VOCABULARY,
      inside('options'),
      inside('secrets'),
      inside('key-bundle'),
    ]),
    only('requests', 'Reading a request makes values; it opens nothing.', [
      ...VOCABULARY,
      inside('options'),
      inside('config-file'),
      inside('secrets'),
      inside('key-bundle'),
    ]),
    only('report', 'A report is a value, and renderers turn it into text.', [...VOCABULARY, ...CONFIGURATION]),
    only('metrics', 'Metrics are made of a report alone.', [
      ...VOCABULARY,
      ...CONFIGURATION,
      inside('report'),
      inside('http'),
    ]),
    only('run', 'What every command shares knows none of them.', BELOW_CAPABILITIES),
    ...CAPABILITIES.map((folder) =>
      only(folder, 'Commands work through the ports; compose.ts hands them the adapters.', [
        ...BELOW_CAPABILITIES,
        inside('run'),
        ...(USES[folder] ?? []).map(inside),
      ]),
    ),
    only('host', 'What the two hosts share: masking, the temporary folder, its journal.', [
      ...VOCABULARY,
      ...CONFIGURATION,
      inside('requests'),
      inside('secrets'),
      inside('report'),
      inside('metrics'),
      inside('process'),
      inside('heartbeat'),
    ]),
    only('action', 'The GitHub host.', [
      ...VOCABULARY,
      ...CONFIGURATION,
      inside('report'),
      inside('host'),
      inside('process'),
      COMPOSE,
    ]),
    only('cli', 'The terminal host.', [
      ...VOCABULARY,
      ...CONFIGURATION,
      inside('report'),
      inside('host'),
      inside('process'),
      COMPOSE,
    ]),
    only('entry', 'Entries parse and start: at most thirty lines each.', [
      inside('core'),
      inside('action'),
      inside('cli'),
      inside('host'),
      COMPOSE,
    ]),
    {
      name: 'compose-alone-knows-adapters',
      comment:
        'Engines, storages, channels and Sigstore are loaded by compose.ts (and inside their own folders), nowhere else.',
      severity: 'error',
      from: { path: '^src/', pathNot: [COMPOSE, ...['engines', 'storage', 'notifiers', 'sigstore'].map(inside)] },
      to: { path: ['^src/engines/', '^src/storage/', '^src/notifiers/', '^src/sigstore/'] },
    },
    {
      name: 'nobody-imports-entries',
      comment: 'Entries only parse and start.',
      severity: 'error',
      from: { pathNot: [inside('entry')] },
      to: { path: inside('entry') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
