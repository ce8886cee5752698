import { expect, it } from 'vitest';
import { readHistory } from '../../src/history/read-history.ts';
import { createSigner } from '../../src/openpgp/signatures/signatures.ts';
import { putTestRecord, sealTestRecord, type TestRecord } from '../../src/repository/records/test-record.ts';
import { beginRun } from '../../src/run/run-context.ts';
import { makeTestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn } from '../support/stored.ts';
import { SHOP } from '../support/stored-backup.ts';
import { testRecord } from '../support/test-records.ts';

it('measures', async () => {
  const keys = await makeTestKeys();
  const signer = await createSigner({ armored: keys.verifier.armoredPrivate, passphrase: undefined }, 'x', new Date());
  const storage = new MemoryStorage('here');
  let previous: TestRecord['previous'] = null;
  const now = new Date(Date.now() + 60_000);
  for (let n = 0; n < 10_000; n += 1) {
    const at = new Date(now.getTime() - (10_001 - n) * 3_600_000).toISOString();
    const record = testRecord({ previous, startedAt: at, finishedAt: at, verifier: signer.fingerprint });
    const sealed = await sealTestRecord(record, signer);
    await putTestRecord(shopIn(storage), sealed, undefined);
    previous = { recordSha256: sealed.sha256, finishedAt: at };
  }
  const bench = new Workbench(keys, storage);
  bench.now = () => now;
  const q = { name: SHOP, destinations: bench.destinations, signers: [keys.runner.armoredPublic], verifiers: [keys.verifier.armoredPublic], to: undefined, rpoMs: undefined, rtoMs: undefined, verifyEveryMs: undefined, capacityBytes: undefined, scheduleTimeZone: 'UTC', policy: undefined, keepRecordsMs: 1e11 };
  for (const since of [undefined, new Date(now.getTime() - 90 * 86_400_000)]) {
    let reads = 0;
    storage.onOperation = (o) => void (o === 'get' && (reads += 1));
    const [t, c] = [performance.now(), process.cpuUsage()];
    const h = await readHistory({ ...q, since }, beginRun(bench.dependencies));
    const u = process.cpuUsage(c);
    console.log('MEASURED', since, h.tests.length, h.chain.findings.length, Math.round(performance.now() - t), 'ms', Math.round((u.user + u.system) / 1000), 'cpu ms', reads, 'reads');
  }
  expect(1).toBe(1);
}, 600_000);
