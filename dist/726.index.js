export const id = 726;
export const ids = [726];
export const modules = {

39152: ((e,t,n)=>{n.d(t,{BO:()=>asksForHelp,NX:()=>c,Ql:()=>exampleOf,S0:()=>generalText,fJ:()=>a,yA:()=>descriptionFor});var r=n(58860);var i=n(5560);const a={backup:`Dumps a database once, compresses and encrypts it, and stores it at every destination.`,ship:`Ships the source's log since the last shipment or backup (MySQL, MariaDB, PostgreSQL), to restore any moment.`,verify:`Restores a stored backup into an ephemeral database, compares it and runs your checks.`,restore:`Restores a backup into a database.`,drill:`Recovers a backup by the stored RECOVERY page, contained and with stock tools, and compares the result.`,runbook:`Renders who recovers the database, from where, with which keys and commands, and how long it takes.`,list:`Shows the backups at the destinations; needs no key.`,status:`Checks stored backups for age, verification, completeness and size; needs no key.`,history:`Shows the tests of a database and whether their records are complete; needs no key.`,page:`Shows on one page whether the databases can be recovered: how old, how long, and when that was verified; needs no key.`,prune:`Removes backups that no rule of a policy keeps, and leftovers of killed runs.`,sync:`Brings destinations in sync: copies what one lacks from another; needs no key.`,"check-destinations":`Tests what each destination supports and permits, before the first backup; leaves nothing there.`,evidence:`Makes signed evidence of backups and restore tests of a period, for an auditor; needs no recovery key.`,"verify-evidence":`Checks evidence offline, with nothing but public keys.`,doctor:`Examines everything that a backup or a verification needs, and names the remedy for what is wrong.`,hold:`Keeps a backup regardless of the policy, with a reason.`,release:`Removes a hold.`,matrix:`Lists the databases of a configuration file, one per line, or as the matrix of a workflow.`,"notify-test":"Sends a test message to each channel of `notify`, and reports which of them accepted it.",keygen:`Generates the keys: recovery (for the safe), runner (for the backup job) and verifier (for the verify job).`,init:`Sets up backups: tests the connections, makes keys, writes the workflow, and sets the secrets.`};const o={backup:`  export RESTORABLE_DATABASE='postgres://app:secret@db.example.com/shop?sslmode=verify-full'
  restorable backup --destination 's3://backups/prod?region=eu-central-1' --encrypt-to recovery.public.asc`,ship:`  restorable ship --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --encrypt-to recovery.public.asc --runner-key runner.private.asc`,verify:`  restorable verify --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --decrypt-with recovery.private.asc --signers runner.public.asc --checks checks.yml --rto 30m --rpo 24h`,restore:`  export RESTORABLE_TARGET='postgres://app:secret@localhost/shop'
  restorable restore --name shop --destination file:/mnt/backups --decrypt-with recovery.private.asc \\
    --backup before:2026-11-21T02:00Z`,drill:`  restorable drill --name shop --destination file:/mnt/backups --signers runner.public.asc \\
    --scenario key-from-safe`,runbook:`  restorable runbook --name shop --destination file:/mnt/backups --signers runner.public.asc \\
    --verifiers verifier.public.asc --contacts 'On call: +43 1 234567' --output runbook.md`,list:`  restorable list --destination file:/mnt/backups --destination 's3://backups/prod?region=eu-central-1'`,status:`  restorable status --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --rpo 26h --rto 30m --verify-every 7d --capacity 50GB --verifiers verifier.public.asc`,history:`  restorable history --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --since 90d --format csv --verifiers verifier.public.asc`,page:`  restorable page --all --config .github/restorable.yml --report-html page.html`,prune:`  restorable prune --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --keep-daily 30 --keep-weekly 13 --keep-monthly 12 --verifiers verifier.public.asc --dry-run`,sync:`  restorable sync --destination file:/mnt/backups --destination 's3://backups/prod?region=eu-central-1' \\
    --signers runner.public.asc --dry-run`,"check-destinations":`  restorable check-destinations --destination file:/mnt/backups \\
    --destination 's3://backups/prod?region=eu-central-1'`,evidence:`  restorable evidence --period 2026-Q4 --destination 's3://backups/prod?region=eu-central-1' \\
    --signers runner.public.asc --verifiers verifier.public.asc --verifier-key verifier.private.asc \\
    --evidence evidence-2026-Q4`,"verify-evidence":`  restorable verify-evidence --evidence evidence-2026-Q4.zip \\
    --signers runner.public.asc --verifiers verifier.public.asc`,doctor:`  export RESTORABLE_DATABASE='postgres://app:secret@db.example.com/shop?sslmode=verify-full'
  restorable doctor --destination 's3://backups/prod?region=eu-central-1' --encrypt-to recovery.public.asc`,hold:`  restorable hold --name shop --destination file:/mnt/backups --backup latest --reason 'before the migration'`,release:`  restorable release --name shop --destination file:/mnt/backups --backup 20261121T020000Z-full-4f9c2a \\
    --reason 'the migration is done' --verifier-key verifier.private.asc`,matrix:`  restorable matrix --config .github/restorable.yml --filter 'shop-*' --shard 1/4`,"notify-test":`  export RESTORABLE_NOTIFY='slack https://hooks.slack.com/services/T000/B000/XXXX'
  restorable notify-test --report report.json`,keygen:`  restorable keygen --output keys --identity ops@example.com`,init:`  export RESTORABLE_DATABASE='postgres://backup:secret@db.example.com/shop?sslmode=verify-full'
  restorable init --destination 's3://backups/prod?region=eu-central-1'`};const s=[`backup`,`verify`];function descriptionFor(e,t){const n=e.split(/(?<=\.) (?=[A-Z])/);return n.flatMap(e=>sentenceFor(e,t)).join(` `)}function sentenceFor(e,t){const[,n,r]=/^([A-Za-z][a-z, -]*): (.+)$/s.exec(e)??[];const i=n?.toLowerCase().split(/, | and /)??[];if(n===undefined||r===undefined||!i.every(isMode))return[e];if(t===`doctor`&&i.some(e=>s.includes(e)))return[e];return i.includes(t)?[`${r.charAt(0).toUpperCase()}${r.slice(1)}`]:[]}function isMode(e){return i.FN.some(t=>t===e)}function exampleOf(e){return o[e]}const c=`Usage: ${r.j.name} <command> [options]

Encrypted database backups that prove they restore.

Commands:
${i.FN.map(e=>`  ${e.padEnd(20)}${a[e]}`).join(`
`)}

  ${r.j.name} <command> --help   all options of a command, with an example
  ${r.j.name} --version

Exit codes: 0 done, 1 a finding (backup bad, objective missed), 2 could not run, 130 cancelled.
`;const l=new Set([`--help`,`-h`]);function asksForHelp(e){return l.has(e)}function generalText([e=``,...t]){if(asksForHelp(e)||e===`help`&&t[0]===undefined)return c;return e===`--version`||e===`-V`?`${r.j.name} ${r.j.version}\n`:undefined}}),

70726: ((e,t,n)=>{n.d(t,{runCommandLine:()=>runCommandLine});var r=n(96417);var i=n(49014);var a=n(65132);var o=n(39152);async function runCommandLine(e,t,s){(0,a.V)(e=>e);await(0,r.EQ)();let c;try{c=await invocationOf(e);if(c?.kind!==`run`)(0,r.dZ)(s.signal)}catch(a){const o=(0,r.nj)(s.signal,a);await(await Promise.all([n.e(9987),n.e(7932),n.e(4877),n.e(385),n.e(3022),n.e(3899),n.e(9536),n.e(2633),n.e(7627),n.e(2677),n.e(6812),n.e(3357),n.e(134)]).then(n.bind(n,40134))).refuse(o,e,{loadApp:t,cancelled:s});return(0,i.F)(o)}if(c===undefined){process.stderr.write(o.NX);return i.d.failed}if(c.kind===`run`)return(await Promise.all([n.e(9987),n.e(7932),n.e(4877),n.e(385),n.e(3022),n.e(3899),n.e(9536),n.e(2633),n.e(7627),n.e(2677),n.e(6812),n.e(3357),n.e(134)]).then(n.bind(n,40134))).run(c,{loadApp:t,cancelled:s});process.stdout.write(c.text);return i.d.done}async function invocationOf(e){if(e.length===0)return undefined;const t=(0,o.S0)(e);if(t!==undefined)return{kind:`print`,text:t};return(await Promise.all([n.e(1824),n.e(3899),n.e(7889)]).then(n.bind(n,54027))).readArguments(e,process.env)}}),

58860: ((e,t,n)=>{n.d(t,{j:()=>r});const r={name:`restorable`,version:`0.1.0`}}),

65132: ((e,t,n)=>{n.d(t,{V:()=>guardProcess});var r=n(22193);var i=n(49014);var a=n(54440);let scrubber=e=>e;let o=false;function guardProcess(e){scrubber=e;if(o)return;o=true;const end=e=>{const[t=``]=e instanceof Error?(0,a.kA)(e):[];const n=`${(0,r.bD)(e)}${t.replace(/^ +/,` `)}`;process.stderr.write(`error INTERNAL Unexpected failure: ${scrubber(n)}\n  hint: Please report this defect.\n`);process.exit(i.d.failed)};process.on(`uncaughtException`,end);process.on(`unhandledRejection`,end);process.stdout.on(`error`,e=>{if(e.code===`EPIPE`)process.exit(i.d.done)})}}),

5560: ((e,t,n)=>{n.d(t,{D3:()=>r,FN:()=>o,Vs:()=>s});const r=[`backup`,`ship`,`verify`,`restore`,`drill`,`runbook`,`list`,`status`,`history`,`prune`,`sync`,`check-destinations`,`hold`,`release`,`page`,`evidence`];const i=[...r,`verify-evidence`,`doctor`,`matrix`,`notify-test`,`keygen`];const a=[`init`];const o=[...i,...a];const s=[`backup`,`verify`,`status`,`prune`,`doctor`,`page`];function isActionMode(e){return i.some(t=>t===e)}}),

};
