import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { usOf } from './ledger.ts';
import { restoreDamaged } from './moments.ts';
import type { World } from './world.ts';

/** Damages or removes an object of a shipment, restores the end of that shipment, and puts the object back. */
export async function damageSome(world: World): Promise<void> {
  const { bed, random, ledger, counts } = world;
  const [first, ...others] = ledger.shipments.filter(({ bytes }) => bytes > 0);
  if (first === undefined) return;
  const shipment = random.of([first, ...others]);
  const storage = join(bed.folder, 'storage/cache');
  const manifest = join('manifests', `${shipment.id}.json`);
  const entries = await readdir(storage, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const own = names.map((name) => relative(storage, name)).filter((name) => name.includes(shipment.id));
  const object = random.of([manifest, ...own.toSorted()]);
  const isListed = object === manifest;
  const path = join(storage, object);
  const before = await readFile(path);
  if (isListed || random.share() < 0.5) await rm(path);
  else await writeFile(path, changed(before, random.between(0, before.length - 1)));
  await restoreDamaged(world, shipment);
  if (isListed) {
    const windows = await listedWindows(world);
    const { fromUs, toUs } = shipment;
    const isStated = windows.some((window) => window.fromUs <= fromUs && toUs <= window.toUs && fromUs + 1_000 < toUs);
    if (isStated) counts.wrong.push(`${shipment.id} is gone, and the list does not say it`);
  }
  await writeFile(path, before);
}

/** Another byte in one place. */
function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x40;
  return copy;
}

/** `list` states every window and every gap. */
export async function checkList(world: World): Promise<void> {
  const { ledger, counts } = world;
  const [stated, known] = [await listedWindows(world), ledger.windows()];
  if (JSON.stringify(stated) === JSON.stringify(known)) return;
  counts.wrong.push(`the list has other windows: ${JSON.stringify(stated)} and not ${JSON.stringify(known)}`);
}

async function listedWindows({ bed, counts }: World): Promise<{ fromUs: number; toUs: number }[]> {
  const report = await bed.run('list');
  const log = report.destinations[0]?.logs?.[0];
  const windows = (log?.windows ?? []).map(({ from, to }) => ({ fromUs: usOf(from), toUs: usOf(to) }));
  const between = windows.slice(1).map(({ fromUs }, at) => ({ fromUs: windows[at]?.toUs, toUs: fromUs }));
  const gaps = (log?.gaps ?? []).map(({ from, to }) => ({ fromUs: usOf(from), toUs: usOf(to) }));
  if (JSON.stringify(between) !== JSON.stringify(gaps))
    counts.wrong.push('the list has other gaps than between its windows');
  return windows;
}
