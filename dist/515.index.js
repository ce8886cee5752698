export const id = 515;
export const ids = [515];
export const modules = {

/***/ 61599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ examinable),
/* harmony export */   Q: () => (/* binding */ EXAMINED)
/* harmony export */ });
const EXAMINED = ['backup', 'verify'];
function examinable(table) {
    const entries = Object.entries(table).map(([name, option]) => {
        const isExamined = EXAMINED.some((mode) => option.modes.includes(mode));
        if (!isExamined || option.modes.includes('doctor'))
            return [name, option];
        return [name, { ...option, modes: [...option.modes, 'doctor'] }];
    });
    return Object.fromEntries(entries);
}


/***/ }),

/***/ 5560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ STORED_MODES),
/* harmony export */   FN: () => (/* binding */ MODES),
/* harmony export */   Vs: () => (/* binding */ MANY_MODES)
/* harmony export */ });
/* unused harmony exports ACTION_MODES, COMMAND_LINE_MODES, isActionMode */
const STORED_MODES = [
    'backup',
    'verify',
    'restore',
    'drill',
    'runbook',
    'list',
    'status',
    'history',
    'prune',
    'sync',
    'check-destinations',
    'hold',
    'release',
    'page',
    'evidence',
];
const ACTION_MODES = [...STORED_MODES, 'verify-evidence', 'doctor', 'matrix', 'notify-test', 'keygen'];
const COMMAND_LINE_MODES = ['init'];
const MODES = [...ACTION_MODES, ...COMMAND_LINE_MODES];
const MANY_MODES = [
    'backup',
    'verify',
    'status',
    'prune',
    'doctor',
    'page',
];
function isActionMode(mode) {
    return ACTION_MODES.some((each) => each === mode);
}


/***/ }),

/***/ 80515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lw: () => (/* binding */ OPTIONS),
  TM: () => (/* binding */ OPTION_NAMES),
  VE: () => (/* binding */ environmentName),
  $K: () => (/* binding */ findOption),
  cz: () => (/* binding */ optionsOf)
});

// EXTERNAL MODULE: ./build/options/examinable.js
var examinable = __webpack_require__(61599);
;// CONCATENATED MODULE: ./build/options/table/containment.js
const CONTAINMENT_OPTIONS = {
    'trust-source': {
        kind: 'boolean',
        modes: ['verify'],
        description: 'Restore without containment if the machine supports none. A dump is a program: only for a source that you trust.',
        page: 'threat-model.md',
    },
    'sandbox-memory': {
        kind: 'size',
        modes: ['verify', 'drill'],
        description: "Memory limit for all contained programs of a verification together. Default: half of the machine's, at least 1 GiB.",
        placeholder: 'size',
        example: '4GB',
        page: 'operations.md#limits-of-a-verification',
    },
    'sandbox-disk': {
        kind: 'size',
        modes: ['verify', 'drill'],
        description: 'Their disk limit in the temporary folder. Default: the free space, less a tenth or 2 GiB.',
        placeholder: 'size',
        example: '50GB',
    },
    'sandbox-processes': {
        kind: 'count',
        modes: ['verify', 'drill'],
        description: 'Their limit of simultaneous processes and threads. Default: 256, plus 64 for each core.',
        placeholder: 'number',
        example: '1000',
    },
    'sandbox-timeout': {
        kind: 'duration',
        modes: ['verify', 'drill'],
        description: 'Their time limit. Default: 30 minutes, plus one second for each 2 MB of the dump.',
        placeholder: 'duration',
        example: '2h',
    },
};

// EXTERNAL MODULE: ./build/ports/destination.js
var destination = __webpack_require__(4629);
// EXTERNAL MODULE: ./build/options/table/option.js
var table_option = __webpack_require__(46591);
;// CONCATENATED MODULE: ./build/options/table/databases.js


const DATABASE_OPTIONS = {
    database: {
        kind: 'text',
        modes: [...table_option/* WRITE */.Cm, 'init'],
        several: ['init'],
        description: 'The database to back up: postgres://user:password@host:5432/name, mysql://..., mariadb://..., d1://account/name or sqlite:path. postgres://host/* and mysql://host/* mean every database of a server. Init: one or more databases, one per line, but no server.',
        placeholder: 'url',
        secrecy: 'urls',
        example: 'postgres://user:password@host:5432/name?sslmode=verify-full',
        page: 'connections.md',
    },
    name: {
        kind: 'text',
        modes: [...table_option/* STORED */.SD, 'notify-test', 'init'],
        required: ['verify', 'restore', 'drill', 'runbook', 'status', 'history', 'prune', 'hold', 'release', 'page'],
        description: "The database's name in storage. Backup: default from the URL. Backup, verify, status, prune and page accept several names, one per line. List, sync and evidence: default every database. Check-destinations: tests in the folder of this database. Notify-test: the database of `config` whose channels are tested.",
        placeholder: 'name',
        several: table_option/* MANY */.qz,
        example: 'shop',
    },
    all: {
        kind: 'boolean',
        modes: table_option/* MANY */.qz,
        description: 'Every database of `config`, one after another in this run; without `config`, every one at the destinations, or on the server of `database`. `filter` selects some of them.',
        page: 'many-databases.md',
    },
    config: {
        kind: 'text',
        modes: [...table_option/* STORED */.SD, 'matrix', 'notify-test'],
        required: ['matrix'],
        description: 'Path of a YAML file with databases, destinations and the options of each. `name` selects the database. Other inputs override the file.',
        placeholder: 'path',
        example: '.github/restorable.yml',
        page: 'configuration.md',
    },
    destination: {
        kind: 'lines',
        modes: [...table_option/* STORED */.SD, 'init'],
        required: table_option/* STORED */.SD,
        description: `Where backups are stored, one URL per line: ${destination/* DESTINATION_EXAMPLES */.dt}.`,
        placeholder: 'url',
        secrecy: 'urls',
        example: 's3://bucket/prefix?region=eu-central-1',
        page: 'connections.md#destinations',
    },
    'allow-ephemeral-destination': {
        kind: 'boolean',
        modes: ['backup', 'sync', 'check-destinations'],
        description: 'Accept a destination that is lost with the job: a disk or a service of a GitHub-hosted runner. For workflows that upload the folder afterwards.',
    },
    'min-copies': {
        kind: 'requirement',
        modes: table_option/* WRITE */.Cm,
        description: 'How many destinations must have a committed copy: all, any or a number. With fewer than all, a destination that delays the others is dropped for this run.',
        placeholder: 'count',
        default: 'all',
        example: '2',
        page: 'destinations.md',
    },
    'read-back': {
        kind: 'read-back',
        modes: ['backup', 'sync'],
        description: 'What is read back from each destination and compared before the commit: sample or all. Sync with all also reads existing objects.',
        placeholder: 'which',
        default: 'sample',
        example: 'all',
        page: 'destinations.md',
    },
};

;// CONCATENATED MODULE: ./build/options/table/digest.js
const DIGEST_OPTIONS = {
    digest: {
        kind: 'digest',
        modes: ['backup', 'verify', 'drill'],
        description: 'Content digests, which compare every row of the restored database with the backup: auto, off, or for the engine `command` lines (the lines of the dump are its rows).',
        placeholder: 'which',
        default: 'auto',
        example: 'off',
        page: 'digests.md',
    },
    'digest-timeout': {
        kind: 'duration',
        modes: ['verify', 'drill'],
        description: 'After this time, the comparison of every row is stopped: that check is skipped, not passed.',
        placeholder: 'duration',
        default: '30m',
        example: '2h',
        page: 'digests.md',
    },
};

;// CONCATENATED MODULE: ./build/options/table/dump.js

const DUMP_OPTIONS = {
    include: {
        kind: 'lines',
        modes: table_option/* WRITE */.Cm,
        description: 'Tables, or on PostgreSQL also schemas, to back up, one per line. PostgreSQL, MySQL and MariaDB only. Default: all.',
        placeholder: 'table',
        example: 'public.orders',
    },
    exclude: {
        kind: 'lines',
        modes: table_option/* WRITE */.Cm,
        description: 'Tables, or on PostgreSQL also schemas, to leave out, one per line. PostgreSQL, MySQL and MariaDB only.',
        placeholder: 'table',
        example: 'public.sessions',
    },
    kind: {
        kind: 'kind',
        modes: table_option/* WRITE */.Cm,
        description: 'auto (incremental if a chain allows it), full, differential (changes since the last full) or incremental (since the last backup). With encrypt-to, all except full need runner-key.',
        placeholder: 'kind',
        default: 'auto',
        example: 'full',
        page: 'chains.md',
    },
    'full-every': {
        kind: 'duration',
        modes: table_option/* WRITE */.Cm,
        description: "A full backup is made when the chain's full is this old.",
        placeholder: 'duration',
        default: '7d',
        example: '14d',
    },
    'max-chain': {
        kind: 'count',
        modes: table_option/* WRITE */.Cm,
        description: 'A full backup is made when the chain has this many backups.',
        placeholder: 'number',
        default: '30',
        example: '14',
    },
    tunnel: {
        kind: 'text',
        modes: ['backup', ...table_option/* READ */.Pz],
        description: 'An SSH host to connect through to a database in a private network: ssh://user@bastion:port.',
        placeholder: 'url',
        secrecy: 'urls',
        example: 'ssh://deploy@bastion.example.com',
        page: 'connections.md',
    },
    'max-rate': {
        kind: 'rate',
        modes: table_option/* WRITE */.Cm,
        description: 'Maximum rate of the dump in bytes per second, to reduce the load on the server.',
        placeholder: 'rate',
        example: '20MB/s',
        page: 'operations.md#reducing-the-load-on-the-database',
    },
    window: {
        kind: 'window',
        modes: table_option/* WRITE */.Cm,
        description: 'Time of day, in `time-zone`, in which a run can start.',
        placeholder: 'from-to',
        example: '22:00-05:30',
    },
    'accept-new-source': {
        kind: 'boolean',
        modes: table_option/* WRITE */.Cm,
        description: 'Accept that this name now refers to a different database server.',
    },
    'require-tls': {
        kind: 'boolean',
        modes: table_option/* WRITE */.Cm,
        description: 'Refuse a remote connection with a certificate that is not verified.',
    },
    'password-hashes': {
        kind: 'boolean',
        modes: table_option/* WRITE */.Cm,
        description: "Also store the password hashes of the server's roles or accounts (needs a superuser, or `select on mysql.*`).",
    },
    compression: {
        kind: 'level',
        modes: table_option/* WRITE */.Cm,
        description: 'zstd level, 1 (fast) to 19 (small).',
        placeholder: 'level',
        default: '1',
        example: '3',
    },
    openpgp: {
        kind: 'openpgp',
        modes: table_option/* WRITE */.Cm,
        description: 'gnupg: packets that GnuPG 2.2 reads. rfc9580: AEAD, for newer tools only.',
        placeholder: 'profile',
        default: 'gnupg',
        example: 'rfc9580',
    },
    'row-count-timeout': {
        kind: 'duration',
        modes: table_option/* WRITE */.Cm,
        description: 'After this time, rows are counted in the dump instead of by the server.',
        placeholder: 'duration',
        default: '5m',
        example: '2m',
    },
};

;// CONCATENATED MODULE: ./build/options/table/evidence.js
const EVIDENCE_OPTIONS = {
    period: {
        kind: 'text',
        modes: ['evidence'],
        required: ['evidence'],
        description: 'The period of the evidence, in UTC: a year, a quarter, a month, a day, or two days such as 2026-11-02..2026-11-08, both included.',
        placeholder: 'when',
        example: '2026-Q4',
        page: 'auditors.md',
    },
    evidence: {
        kind: 'text',
        modes: ['evidence', 'verify-evidence'],
        required: ['evidence', 'verify-evidence'],
        description: 'Folder of the evidence. Evidence: a new one, next to which a zip file of the same name is written. Verify-evidence: the folder or the zip file.',
        placeholder: 'path',
        example: 'evidence-2026-Q4',
        page: 'auditors.md',
    },
};

;// CONCATENATED MODULE: ./build/options/table/keys.js

const VERIFIER_KEY = [
    'verify',
    'drill',
    'list',
    'status',
    'history',
    'prune',
    'sync',
    'hold',
    'release',
    'page',
    'evidence',
];
const EVIDENCE = ['evidence', 'verify-evidence'];
const KEY_OPTIONS = {
    'key-bundle': {
        kind: 'text',
        modes: table_option/* STORED */.SD,
        description: "All keys of the backup job or of the verify job in one line, and the credentials of its storage if wanted, or the path of such a file. keygen writes both. An option that is also given replaces the bundle's.",
        placeholder: 'bundle',
        secrecy: 'bundle',
        example: 'backup.bundle',
        page: 'keys.md#one-key-to-carry',
    },
    'encrypt-to': {
        kind: 'text',
        modes: table_option/* WRITE */.Cm,
        description: 'Public recovery keys, armored or as paths, one or more. Either this or passphrase.',
        placeholder: 'key',
        secrecy: 'keys',
        example: 'recovery.public.asc',
        page: 'keys.md',
    },
    'keep-keys': {
        kind: 'boolean',
        modes: ['keygen'],
        description: 'Make no keys: write the bundles again with the keys in output, such as with new storage credentials.',
        page: 'keys.md#one-key-to-carry',
    },
    'bundle-credentials': {
        kind: 'boolean',
        modes: ['keygen'],
        description: 'Put storage credentials into the bundles: BACKUP_AWS_ACCESS_KEY_ID of the environment becomes AWS_ACCESS_KEY_ID in backup.bundle, VERIFY_AWS_ACCESS_KEY_ID in verify.bundle.',
        page: 'keys.md#one-key-to-carry',
    },
    passphrase: {
        kind: 'text',
        modes: [
            'backup',
            'verify',
            'restore',
            'drill',
            'runbook',
            'list',
            'status',
            'history',
            'prune',
            'sync',
            'page',
            ...EVIDENCE,
            'init',
        ],
        description: 'A passphrase instead of keys. It encrypts, and without runner-key it also signs. Anyone who has it can read and sign backups. Every byte counts except one line end. List, status, prune and sync: backups that it signed are authentic. Init: default a new one.',
        placeholder: 'text',
        secrecy: 'value',
        page: 'keys.md',
    },
    'runner-key': {
        kind: 'text',
        modes: table_option/* WRITE */.Cm,
        description: "The backup job's private key, armored or as a path. It signs manifests and decrypts no data.",
        placeholder: 'key',
        secrecy: 'keys',
        example: 'runner.private.asc',
        page: 'keys.md',
    },
    'runner-key-passphrase': {
        kind: 'text',
        modes: table_option/* WRITE */.Cm,
        description: 'Passphrase of the runner key, if it has one.',
        placeholder: 'text',
        secrecy: 'value',
    },
    'allow-unsigned': {
        kind: 'boolean',
        modes: ['backup', 'verify', 'verify-evidence', 'drill'],
        description: 'Sign nothing, although the newest backup (verify: the newest record of a verification) is signed. For the run in which signing ends on purpose. Verify-evidence: accept evidence whose index is unsigned.',
    },
    signers: {
        kind: 'text',
        modes: [
            'backup',
            'verify',
            'restore',
            'drill',
            'runbook',
            'list',
            'status',
            'history',
            'prune',
            'sync',
            'page',
            ...EVIDENCE,
        ],
        description: 'Public keys of accepted signers of a backup, armored or as paths. Backups that passphrase signed are accepted too. Without both, nothing is authenticated. A backup always accepts its own key. After a change of the runner key, add the old public half.',
        placeholder: 'key',
        secrecy: 'keys',
        example: 'runner.public.asc',
        page: 'keys.md',
    },
    'decrypt-with': {
        kind: 'text',
        modes: [...table_option/* READ */.Pz, 'drill'],
        description: 'The private recovery key, armored or as a path. Either this or passphrase.',
        placeholder: 'key',
        secrecy: 'keys',
        example: 'recovery.private.asc',
        page: 'keys.md',
    },
    'key-passphrase': {
        kind: 'text',
        modes: ['verify', 'restore', 'drill', 'keygen'],
        description: 'Passphrase of the recovery key: to open it, or (keygen) to lock the new one. For several keys: one passphrase per line, in any order.',
        placeholder: 'text',
        secrecy: 'value',
        several: [...table_option/* READ */.Pz, 'drill'],
    },
    'verifier-key': {
        kind: 'text',
        modes: [...VERIFIER_KEY],
        required: ['release'],
        description: "The verify job's private key, armored or as a path. It signs records of verifications, holds, releases, removals and incidents, and the index of evidence.",
        placeholder: 'key',
        secrecy: 'keys',
        example: 'verifier.private.asc',
        page: 'keys.md',
    },
    'verifier-key-passphrase': {
        kind: 'text',
        modes: [...VERIFIER_KEY],
        description: 'Passphrase of the verifier key, if it has one.',
        placeholder: 'text',
        secrecy: 'value',
    },
    verifiers: {
        kind: 'text',
        modes: ['backup', 'verify', 'drill', 'runbook', 'list', 'status', 'history', 'prune', 'sync', 'page', ...EVIDENCE],
        description: 'Public keys of accepted verifications, releases and removals, armored or as paths. Verifications that passphrase signed count too. Without both, every verification counts. Without it, no release.',
        placeholder: 'key',
        secrecy: 'keys',
        example: 'verifier.public.asc',
        page: 'keys.md',
    },
};

;// CONCATENATED MODULE: ./build/options/table/reading.js

const READING_OPTIONS = {
    backup: {
        kind: 'text',
        modes: ['verify', 'restore', 'drill', 'hold', 'release'],
        description: "The backup: latest, a backup's id, before:TIME such as before:2026-11-21T02:00Z, or age:DURATION for the backup whose age is closest to it. For verify also random (a different one each time) and each (all of them), or those of a time span: random:90d, each:90d.",
        placeholder: 'which',
        default: 'latest',
        example: 'before:2026-11-21T02:00Z',
        page: 'audits.md',
    },
    'max-backups': {
        kind: 'count',
        modes: ['verify'],
        description: 'The most backups that `backup: each` verifies in one run. The next run continues with those that were not verified for the longest time.',
        placeholder: 'number',
        example: '20',
        page: 'audits.md',
    },
    'verify-copies': {
        kind: 'copies',
        modes: ['verify'],
        description: "Which copies are verified: nearest (one intact copy from any destination), each (every destination's, one after the other) or rotate (a different destination's each time).",
        placeholder: 'which',
        default: 'nearest',
        example: 'each',
        page: 'copies.md',
    },
    scenario: {
        kind: 'scenario',
        modes: ['drill'],
        description: 'What the drill pretends: newest-backup (nothing else is wrong), lost-destination (the first destination is gone), older-point (the oldest backup, or that of backup), damaged-object (of one copy; another must serve) or key-from-safe (a person types the key).',
        placeholder: 'what',
        default: 'newest-backup',
        example: 'lost-destination',
        page: 'drill.md',
    },
    'restore-as': {
        kind: 'text',
        modes: ['drill', 'runbook'],
        description: "MySQL and MariaDB: the database that the commands create instead of `restored`. Give the source's name if its views or sequences contain it.",
        placeholder: 'name',
        example: 'shop',
        page: 'drill.md#mysql-and-mariadb',
    },
    contacts: {
        kind: 'lines',
        modes: ['runbook'],
        description: 'Who is called for a recovery, one line for each: a name and a number.',
        placeholder: 'who',
        example: 'On call: +43 1 234567',
        page: 'drill.md#the-runbook',
    },
    target: {
        kind: 'text',
        modes: table_option/* READ */.Pz,
        required: ['restore'],
        description: "Where the backup is restored. Verify: auto (an ephemeral database) or a server's URL for a temporary database. Restore: the target's URL, or command:name for a database of config. It must be empty unless replace is set.",
        placeholder: 'url',
        secrecy: 'urls',
        example: 'postgres://user:password@host:5432/name',
        page: 'recovery.md',
    },
    replace: {
        kind: 'boolean',
        modes: ['restore'],
        description: 'Replace a target that is not empty. The old database is kept under another name if possible.',
    },
    'on-error': {
        kind: 'on-error',
        modes: ['restore'],
        description: "What a restore does if the target can't create an object (PostgreSQL): stop, or continue: restore the rest, list what is missing, and exit with code 1.",
        placeholder: 'what',
        default: 'stop',
        example: 'continue',
        page: 'operations.md#continuing-a-restore-after-errors',
    },
    checks: {
        kind: 'text',
        modes: ['verify', 'drill'],
        description: 'Verification queries: YAML text or the path of a YAML file.',
        placeholder: 'yaml',
        example: '.github/checks.yml',
        page: 'checks.md',
    },
    'integrity-timeout': {
        kind: 'duration',
        modes: ['verify', 'drill'],
        description: 'PostgreSQL: how long a verification may read indexes and tables to check their structure (amcheck). What is left is reported as skipped.',
        placeholder: 'duration',
        default: '2m',
        example: '15m',
        page: 'checks.md#integrity',
    },
    'volume-drift': {
        kind: 'drift',
        modes: ['verify'],
        description: 'How much the rows of a table may change since the last verified backup: 50% allows the loss of a half, -50% +300% limits growth too. More is a failed check with the reason `check`. Without it, nothing is compared.',
        placeholder: 'share',
        example: '50%',
        page: 'checks.md#volume',
    },
    ignore: {
        kind: 'text',
        modes: ['verify', 'drill'],
        description: 'Differences that do not count, each with a reason: YAML text or the path of a YAML file. They are shown and recorded, and never hide damage of stored bytes, of a signature or of the lineage.',
        placeholder: 'yaml',
        example: '.github/ignore.yml',
        page: 'checks.md#ignoring-a-difference',
    },
    rto: {
        kind: 'duration',
        modes: ['verify', 'drill', 'runbook', 'status', 'history', 'page'],
        description: 'Recovery time objective: a slower restore is a failed check.',
        placeholder: 'duration',
        example: '30m',
    },
    rpo: {
        kind: 'duration',
        modes: ['backup', 'verify', 'drill', 'runbook', 'status', 'history', 'page'],
        description: 'Recovery point objective: older data is a failed check. The alert of a failed backup says when it is missed.',
        placeholder: 'duration',
        example: '24h',
    },
    'max-replica-lag': {
        kind: 'duration',
        modes: table_option/* WRITE */.Cm,
        description: 'The maximum lag, if the source is a replica.',
        placeholder: 'duration',
        example: '15m',
    },
    'verify-every': {
        kind: 'duration',
        modes: ['backup', 'status', 'history', 'page'],
        description: 'The maximum age of the last verification. An older one is a failed check of status, and an alert of backup.',
        placeholder: 'duration',
        example: '7d',
        page: 'status.md',
    },
    capacity: {
        kind: 'size',
        modes: ['status', 'history', 'page'],
        description: "The maximum size of this database's backups at each destination. More is a failed check.",
        placeholder: 'size',
        example: '50GB',
        page: 'status.md',
    },
    'schedule-time-zone': {
        kind: 'text',
        modes: ['status', 'history', 'page', 'evidence'],
        description: 'Time zone (IANA) of the schedules in the workflows: what their `timezone` says.',
        placeholder: 'zone',
        default: 'UTC',
        example: 'Europe/Vienna',
        page: 'status.md#missed-runs',
    },
    since: {
        kind: 'text',
        modes: ['history'],
        description: 'Show the history from this day (UTC) on, or of this last time. Without it: everything.',
        placeholder: 'time',
        example: '2026-10-01, or 90d',
        page: 'history.md',
    },
    format: {
        kind: 'history-format',
        modes: ['history'],
        description: 'How the history is written: as a `table`, `csv` (one row for each test), `json` (the report) or `html` (a page).',
        placeholder: 'format',
        default: 'table',
        example: 'csv',
        page: 'history.md',
    },
    'history-file': {
        kind: 'text',
        modes: ['history'],
        description: 'Path that the history is written to in `format`. Without it, the command line prints it.',
        placeholder: 'path',
        example: 'history.csv',
        page: 'history.md',
    },
    workflow: {
        kind: 'text',
        modes: ['status', 'page', 'evidence'],
        several: ['evidence'],
        description: 'Ask GitHub about this workflow: whether it is disabled, and what became of runs that are missing. Needs github-token with `actions: read`. Evidence: one or more, one per line, whose runs are compared with what is stored.',
        placeholder: 'file',
        example: 'backup.yml, or owner/repo/backup.yml',
        page: 'status.md#ask-github',
    },
};

// EXTERNAL MODULE: ./build/core/planning/policy.js
var policy = __webpack_require__(11240);
;// CONCATENATED MODULE: ./build/options/table/retention.js


const RETENTION_OPTIONS = {
    'keep-last': {
        kind: 'count',
        modes: table_option/* POLICY */.Po,
        description: 'Keep this many of the newest backups. With any keep rule, a backup prunes after its commit, and a sync copies only what the rules keep.',
        placeholder: 'count',
        example: '10',
        page: 'retention.md',
    },
    'keep-within': {
        kind: 'duration',
        modes: table_option/* POLICY */.Po,
        description: 'Keep every backup that is at most this much older than the newest.',
        placeholder: 'duration',
        example: '14d',
    },
    'keep-hourly': {
        kind: 'count',
        modes: table_option/* POLICY */.Po,
        description: 'Keep the newest backup of each of the last N hours that have one.',
        placeholder: 'count',
        example: '24',
    },
    'keep-daily': {
        kind: 'count',
        modes: table_option/* POLICY */.Po,
        description: 'Keep the newest backup of each of the last N days that have one.',
        placeholder: 'count',
        example: '30',
    },
    'keep-weekly': {
        kind: 'count',
        modes: table_option/* POLICY */.Po,
        description: 'Keep the newest backup of each of the last N ISO weeks that have one.',
        placeholder: 'count',
        example: '13',
    },
    'keep-monthly': {
        kind: 'count',
        modes: table_option/* POLICY */.Po,
        description: 'Keep the newest backup of each of the last N months that have one.',
        placeholder: 'count',
        example: '12',
    },
    'keep-yearly': {
        kind: 'count',
        modes: table_option/* POLICY */.Po,
        description: 'Keep the newest backup of each of the last N years that have one.',
        placeholder: 'count',
        example: '3',
    },
    'keep-records': {
        kind: 'duration',
        modes: ['backup', 'history', 'prune', 'sync', 'page', 'evidence'],
        description: 'Keep the records of verifications of removed backups, and of incidents that are over, for this time: they are evidence. A prune deletes older ones, and a sync does not copy them. History: a younger one must not be missing.',
        placeholder: 'duration',
        default: '1096d',
        example: '2557d',
    },
    'time-zone': {
        kind: 'text',
        modes: table_option/* WATCHED */.tC,
        description: 'Time zone (IANA) of the hours, days, weeks, months and years of the policy, of `window` and of `quiet-hours`.',
        placeholder: 'zone',
        default: policy/* DEFAULT_POLICY */.zj.timeZone,
        example: 'Europe/Vienna',
    },
    'dry-run': {
        kind: 'boolean',
        modes: ['prune', 'sync'],
        description: 'Print what would be removed (prune) or copied (sync) and why, and change nothing.',
    },
    'allow-failed-verification': {
        kind: 'boolean',
        modes: ['backup', 'prune'],
        description: 'Prune although the last verification failed.',
    },
    'accept-missing': {
        kind: 'boolean',
        modes: ['prune'],
        description: 'Accept the loss of missing backups that no record explains, and sign that with verifier-key.',
        page: 'retention.md#missing-backups',
    },
    reason: {
        kind: 'text',
        modes: table_option/* PIN */.GI,
        required: table_option/* PIN */.GI,
        description: 'Why the backup is held or released. The reason is stored with it, unencrypted.',
        placeholder: 'text',
        example: 'before the migration to version 3',
    },
};

;// CONCATENATED MODULE: ./build/options/table/run.js

const RUN_OPTIONS = {
    timeout: {
        kind: 'duration',
        modes: [
            'backup',
            'verify',
            'restore',
            'drill',
            'runbook',
            'status',
            'history',
            'prune',
            'sync',
            'check-destinations',
            'page',
            'evidence',
        ],
        description: 'Stop the run after this time. In a run over several databases, it is the limit of each.',
        placeholder: 'duration',
        example: '2h',
    },
    filter: {
        kind: 'lines',
        modes: ['matrix', ...table_option/* MANY */.qz],
        description: 'Patterns of names, one per line, such as `shop-*` or `!shop-old`. Default: every database. Except in matrix, it needs `all`.',
        placeholder: 'pattern',
        example: 'shop-*',
        page: 'configuration.md#many-databases',
    },
    shard: {
        kind: 'shard',
        modes: ['matrix'],
        description: 'One part of several. A database is always in the same part.',
        placeholder: 'n/of',
        example: '1/4',
    },
    output: {
        kind: 'text',
        modes: ['keygen', 'init', 'runbook'],
        required: ['keygen'],
        description: 'Folder for the new keys. Existing keys are never replaced. Init: also for the secrets and the recovery sheet; default ~/restorable-NAME. Runbook: a file for it, Markdown (.md) or text.',
        placeholder: 'folder',
        example: 'keys',
    },
    identity: {
        kind: 'text',
        modes: ['keygen', 'init'],
        description: 'Name or address in the new keys. Keygen: required unless keep-keys is set. Init: default the name of the database.',
        placeholder: 'text',
        example: 'ops@example.com',
    },
    diagnostics: {
        kind: 'text',
        modes: ['backup', ...table_option/* READ */.Pz, 'drill'],
        description: 'Path of a file for the full output of tools and servers. It can quote rows, so it is encrypted like a backup and never in a log or report.',
        placeholder: 'path',
        example: 'diagnostics.zst.pgp',
        page: 'troubleshooting.md',
    },
    report: {
        kind: 'text',
        modes: table_option/* ALL */.y2,
        description: 'Path of the JSON report. The Action always writes one and sets its output to the path.',
        placeholder: 'path',
        example: 'report.json',
    },
    'report-html': {
        kind: 'text',
        modes: table_option/* ALL */.y2,
        required: ['page'],
        description: 'Path of the report as one page for a browser, without scripts: for people, an artifact or a website.',
        placeholder: 'path',
        example: 'report.html',
        page: 'page.md',
    },
};

;// CONCATENATED MODULE: ./build/options/table/setup.js
const INIT = ['init'];
const SETUP_OPTIONS = {
    engine: {
        kind: 'text',
        modes: INIT,
        description: 'The kind of database, if its URL is not given: postgres, mysql, mariadb or d1.',
        placeholder: 'engine',
        example: 'postgres',
    },
    'database-secret': {
        kind: 'text',
        modes: INIT,
        description: "The name of the secret, or of the variable on a server, that holds the database's URL.",
        placeholder: 'name',
        default: 'DATABASE_URL',
        example: 'SHOP_DATABASE_URL',
    },
    encryption: {
        kind: 'encryption',
        modes: INIT,
        description: "keys: the backup job can't read backups. passphrase: one secret for everything. Default: keys; passphrase with cron and systemd.",
        placeholder: 'kind',
        example: 'passphrase',
    },
    schedule: {
        kind: 'text',
        modes: INIT,
        description: 'When backups are made, as a cron expression in UTC. Default: every night, at a time that depends on the name.',
        placeholder: 'cron',
        example: '23 2 * * *',
    },
    'schedule-with': {
        kind: 'scheduler',
        modes: INIT,
        description: 'What starts the runs: github (a workflow, the default), cron or systemd (on this machine).',
        placeholder: 'what',
        example: 'systemd',
    },
    action: {
        kind: 'text',
        modes: INIT,
        description: 'The action that the workflow uses. Default: the repository and the commit of this release.',
        placeholder: 'owner/repo@ref',
        example: 'example/restorable@v1.0.0',
    },
    repository: {
        kind: 'text',
        modes: INIT,
        description: 'The folder of the repository that gets the workflow. Default: the one that contains the working folder.',
        placeholder: 'folder',
        example: 'shop',
    },
    'apply-secrets': {
        kind: 'boolean',
        modes: INIT,
        description: 'Create the environment and set the secrets with gh. Otherwise the commands are printed, without the values.',
    },
    qr: {
        kind: 'boolean',
        modes: INIT,
        description: 'Add QR codes of the keys to the recovery sheet.',
    },
    'skip-tests': {
        kind: 'boolean',
        modes: INIT,
        description: 'Do not connect to the database and the destinations, and send no test message.',
    },
    yes: {
        kind: 'boolean',
        modes: INIT,
        description: 'Ask nothing: use the defaults for what is not given. Files that exist and differ are an error.',
    },
    force: {
        kind: 'boolean',
        modes: INIT,
        description: 'Replace files that exist and differ. Keys are never replaced.',
    },
};

// EXTERNAL MODULE: ./build/options/table/watch.js
var watch = __webpack_require__(95131);
;// CONCATENATED MODULE: ./build/options/options.js












const OPTIONS = (0,examinable/* examinable */.H)({
    ...DATABASE_OPTIONS,
    ...KEY_OPTIONS,
    ...READING_OPTIONS,
    ...RETENTION_OPTIONS,
    ...CONTAINMENT_OPTIONS,
    ...DUMP_OPTIONS,
    ...DIGEST_OPTIONS,
    ...EVIDENCE_OPTIONS,
    ...RUN_OPTIONS,
    ...watch/* WATCH_OPTIONS */.n,
    ...SETUP_OPTIONS,
    ...watch/* WATCH_OPTIONS */.n,
});
const OPTION_NAMES = Object.keys(OPTIONS);
function findOption(name) {
    return Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
}
function optionsOf(mode) {
    return OPTION_NAMES.filter((name) => OPTIONS[name].modes.includes(mode));
}
function environmentName(name) {
    return `RESTORABLE_${name.replaceAll('-', '_').toUpperCase()}`;
}


/***/ }),

/***/ 46591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ WRITE),
/* harmony export */   GI: () => (/* binding */ PIN),
/* harmony export */   Po: () => (/* binding */ POLICY),
/* harmony export */   Pz: () => (/* binding */ READ),
/* harmony export */   SD: () => (/* binding */ STORED),
/* harmony export */   qz: () => (/* binding */ MANY),
/* harmony export */   tC: () => (/* binding */ WATCHED),
/* harmony export */   y2: () => (/* binding */ ALL)
/* harmony export */ });
/* harmony import */ var _mode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5560);

const WRITE = ['backup'];
const READ = ['verify', 'restore'];
const PIN = ['hold', 'release'];
const POLICY = ['backup', 'verify', 'status', 'history', 'prune', 'sync', 'page'];
const STORED = _mode_js__WEBPACK_IMPORTED_MODULE_0__/* .STORED_MODES */ .D3;
const MANY = _mode_js__WEBPACK_IMPORTED_MODULE_0__/* .MANY_MODES */ .Vs;
const WATCHED = [..._mode_js__WEBPACK_IMPORTED_MODULE_0__/* .STORED_MODES */ .D3, 'doctor', 'matrix'];
const ALL = _mode_js__WEBPACK_IMPORTED_MODULE_0__/* .MODES */ .FN;


/***/ }),

/***/ 95131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ WATCH_OPTIONS)
/* harmony export */ });
/* harmony import */ var _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11258);
/* harmony import */ var _option_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46591);


const WATCH_OPTIONS = {
    notify: {
        kind: 'lines',
        modes: [..._option_js__WEBPACK_IMPORTED_MODULE_1__/* .WATCHED */ .tC, 'notify-test', 'init'],
        required: ['notify-test'],
        description: `Who is told when something is wrong, and when it is over. One channel per line, its kind and its address: ${_ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .CHANNEL_LIST */ .JM}. After that, severity=critical leaves out warnings, and conditions=a,b all other conditions. Init: the channels of the setup, or none. Default: issues of the repository with github, and none with cron and systemd.`,
        placeholder: 'channel',
        secrecy: 'channels',
        example: 'slack https://hooks.slack.com/services/T000/B000/XXXX',
        page: 'alerts.md',
    },
    alerts: {
        kind: 'alerts',
        modes: [..._option_js__WEBPACK_IMPORTED_MODULE_1__/* .WATCHED */ .tC, 'init'],
        description: 'github-issues: one issue of the repository for each problem, closed when it is over. The same as that line in notify.',
        placeholder: 'where',
        example: 'github-issues',
        page: 'alerts.md#github-issues',
    },
    'alert-repository': {
        kind: 'text',
        modes: _option_js__WEBPACK_IMPORTED_MODULE_1__/* .WATCHED */ .tC,
        description: 'Another repository for the issues, such as a private one. It needs alert-token.',
        placeholder: 'owner/repo',
        example: 'example/operations',
        page: 'alerts.md#github-issues',
    },
    'alert-token': {
        kind: 'text',
        modes: _option_js__WEBPACK_IMPORTED_MODULE_1__/* .WATCHED */ .tC,
        description: 'A token that may write issues in alert-repository. Default: github-token.',
        placeholder: 'token',
        secrecy: 'value',
        page: 'alerts.md#github-issues',
    },
    'alert-assignee': {
        kind: 'text',
        modes: _option_js__WEBPACK_IMPORTED_MODULE_1__/* .WATCHED */ .tC,
        description: 'The GitHub user who is assigned to each issue, and gets a mail.',
        placeholder: 'user',
        example: 'octocat',
        page: 'alerts.md#github-issues',
    },
    'alert-labels': {
        kind: 'lines',
        modes: _option_js__WEBPACK_IMPORTED_MODULE_1__/* .WATCHED */ .tC,
        description: 'Labels of each issue, one per line, in addition to `restorable`.',
        placeholder: 'label',
        example: 'on-call',
        page: 'alerts.md#github-issues',
    },
    'github-token': {
        kind: 'text',
        modes: _option_js__WEBPACK_IMPORTED_MODULE_1__/* .WATCHED */ .tC,
        description: "A token for GitHub's API. Default: the job's, which needs `issues: write` for issues and `actions: read` for workflow; on a command line, GITHUB_TOKEN or GH_TOKEN.",
        actionDefault: '${{ github.token }}',
        placeholder: 'token',
        secrecy: 'value',
        page: 'alerts.md#github-issues',
    },
    'quiet-hours': {
        kind: 'window',
        modes: _option_js__WEBPACK_IMPORTED_MODULE_1__/* .WATCHED */ .tC,
        description: 'Time of day, in `time-zone`, in which warnings wait. What is critical is always sent.',
        placeholder: 'from-to',
        example: '22:00-07:00',
        page: 'alerts.md#quiet-hours',
    },
    heartbeat: {
        kind: 'heartbeat',
        modes: [..._option_js__WEBPACK_IMPORTED_MODULE_1__/* .WATCHED */ .tC, 'init'],
        description: 'The secret address of a service that notices a missing run: healthchecks.io, Cronitor, Uptime Kuma, Better Stack or Sentry. It gets the start, and the success or the failure. Init: for the backups of the setup.',
        placeholder: 'url',
        secrecy: 'heartbeat',
        example: 'https://hc-ping.com/5bf66975-d4c7-4bf5-bcc8-b8d8a82ea278',
        page: 'heartbeats.md',
    },
    metrics: {
        kind: 'text',
        modes: _option_js__WEBPACK_IMPORTED_MODULE_1__/* .WATCHED */ .tC,
        description: 'Write metrics for Prometheus: the folder of a textfile collector, which gets one file per database and mode, or the path of one file that ends in .prom. OTEL_EXPORTER_OTLP_ENDPOINT pushes them to a collector.',
        placeholder: 'path',
        example: '/var/lib/prometheus/node-exporter',
        page: 'metrics.md',
    },
};


/***/ }),

/***/ 11258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ CHANNEL_LIST),
/* harmony export */   W6: () => (/* binding */ factsOfChannel),
/* harmony export */   bW: () => (/* binding */ CHANNEL_NAMES)
/* harmony export */ });
/* unused harmony export CHANNEL_KINDS */
const TOKEN = { pattern: /^[\x21-\x7e]+$/, text: 'a token' };
const CHANNEL_KINDS = {
    slack: { example: 'slack https://hooks.slack.com/services/T000/B000/XXXX', address: 'url', isSecret: true },
    teams: {
        example: 'teams https://prod-1.westeurope.logic.azure.com/workflows/...',
        address: 'url',
        isSecret: true,
        flags: ['bare'],
    },
    discord: { example: 'discord https://discord.com/api/webhooks/ID/TOKEN', address: 'url', isSecret: true },
    telegram: {
        example: 'telegram TOKEN chat=-1001234567890',
        address: 'secret',
        isSecret: true,
        parameters: ['chat', 'thread', 'api'],
        required: ['chat'],
        urls: ['api'],
        form: { pattern: /^\d{5,}:[\w-]{20,}$/, text: 'the token of a bot, such as 123456:ABC...' },
        forms: {
            chat: { pattern: /^(?:-?\d+|@\w{4,})$/, text: 'a number such as -1001234567890, or @name of a public channel' },
            thread: { pattern: /^[1-9]\d{0,9}$/, text: 'the number of a topic' },
        },
    },
    webhook: {
        example: 'webhook https://example.com/hook secret=whsec_...',
        address: 'url',
        isSecret: false,
        parameters: ['secret'],
        secret: ['secret'],
        forms: {
            secret: {
                pattern: /^whsec_(?=.{32,88}$)[A-Za-z0-9+/]+={0,2}$/,
                text: 'whsec_ and 24 to 64 bytes in base64',
            },
        },
    },
    ntfy: {
        example: 'ntfy https://ntfy.sh/TOPIC token=tk_...',
        address: 'url',
        isSecret: true,
        parameters: ['token'],
        secret: ['token'],
        form: { pattern: /^https?:\/\/[^/?#]+\/[-\w]{1,64}\/?$/i, text: 'the URL of a topic' },
        forms: { token: TOKEN },
    },
    gotify: {
        example: 'gotify https://gotify.example.com token=...',
        address: 'url',
        isSecret: false,
        parameters: ['token'],
        required: ['token'],
        secret: ['token'],
        form: { pattern: /^[^?#]+$/, text: 'the URL of a server alone' },
        forms: { token: TOKEN },
    },
    pagerduty: {
        example: 'pagerduty ROUTING_KEY',
        address: 'secret',
        isSecret: true,
        parameters: ['endpoint'],
        urls: ['endpoint'],
        form: { pattern: /^[A-Za-z0-9]{32}$/, text: 'an integration key of 32 letters and digits' },
    },
    apprise: {
        example: 'apprise https://apprise.example.com/notify/KEY tag=on-call',
        address: 'url',
        isSecret: true,
        parameters: ['tag', 'urls'],
        secret: ['urls'],
        form: { pattern: /\/notify(?:\/[-\w]{1,128})?\/?(?:\?[^#]*)?$/i, text: 'the URL of /notify or /notify/KEY' },
        forms: {
            tag: { pattern: /^[-\w]+(?:,[-\w]+)*$/, text: 'a tag, or several with commas' },
            urls: { pattern: /^[a-z][a-z0-9+.-]*:\/\//i, text: 'a URL of Apprise, or several with commas' },
        },
    },
    'github-issues': { example: 'github-issues', address: 'none', isSecret: false },
};
const CHANNEL_NAMES = Object.keys(CHANNEL_KINDS);
const CHANNEL_LIST = `${CHANNEL_NAMES.slice(0, -1).join(', ')} or ${CHANNEL_NAMES.at(-1)}`;
function factsOfChannel(kind) {
    return { parameters: [], required: [], secret: [], urls: [], flags: [], forms: {}, ...CHANNEL_KINDS[kind] };
}


/***/ }),

/***/ 4629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UH: () => (/* binding */ DESTINATION_SCHEMES),
/* harmony export */   dt: () => (/* binding */ DESTINATION_EXAMPLES),
/* harmony export */   i: () => (/* binding */ kindsWith),
/* harmony export */   jj: () => (/* binding */ COMMON_PARAMETERS),
/* harmony export */   tH: () => (/* binding */ DESTINATION_KINDS)
/* harmony export */ });
const DESTINATION_KINDS = {
    s3: {
        example: 's3://bucket/prefix',
        parameters: [
            'region',
            'endpoint',
            'path-style',
            'profile',
            'provider',
            'env',
            'oidc',
            'lock',
            'storage-class',
            'sse',
            'sse-c-key-env',
            'tags',
        ],
    },
    azure: {
        example: 'azure://account/container/prefix',
        parameters: ['endpoint', 'env', 'tier', 'encryption-scope', 'tags', 'lock'],
    },
    gs: {
        example: 'gs://bucket/prefix',
        parameters: ['endpoint', 'env', 'storage-class', 'kms-key', 'tags', 'lock'],
    },
    sftp: { example: 'sftp://user@host/path', parameters: ['host-key'] },
    rclone: { example: 'rclone://remote/path', parameters: [] },
    file: { example: 'file:path', parameters: [] },
};
const COMMON_PARAMETERS = ['timeout', 'offsite'];
const DESTINATION_SCHEMES = Object.keys(DESTINATION_KINDS);
const DESTINATION_EXAMPLES = listed(Object.values(DESTINATION_KINDS).map(({ example }) => example), 'or');
function kindsWith(parameter) {
    const kinds = Object.entries(DESTINATION_KINDS);
    return listed(kinds.filter(([, { parameters }]) => parameters.includes(parameter)).map(([scheme]) => `${scheme}:`), 'and');
}
function listed(words, conjunction) {
    if (words.length < 2)
        return words.join();
    return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}


/***/ })

};
