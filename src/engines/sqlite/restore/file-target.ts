import { basename, dirname } from 'node:path';
import type { Target, TargetNeeds, TargetSpec } from '../../../ports/engine/target.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import type { Containment, SureContainment } from '../../parts/contained-target.ts';
import { requireSpace } from '../../parts/disk.ts';
import { noteDatabase } from '../../parts/server/given-database.ts';
import { pathOfUrl } from '../url.ts';
import { type NewFile, placedFile, temporaryFile } from './new-file.ts';
import { openTargetFile, removeTemporary, swapIn } from './target-file.ts';

/** The restored file until it is published or deleted. */
export interface FileTarget {
  readonly file: NewFile;
  readonly description: string;
  readonly notes: readonly string[];
  readonly strategy: Target['strategy'];
  publish(): Promise<{ readonly keptAs?: string | undefined }>;
  remove(): Promise<void>;
}

export async function temporaryFileTarget(needs: TargetNeeds, containment: SureContainment): Promise<FileTarget> {
  await requireSpace((await containment.host.workspace()).path, needs.rawBytes, 'the restored database');
  const file = await temporaryFile(containment);
  return {
    file,
    description: `ephemeral SQLite ${process.versions['sqlite']}`,
    notes: containment.sandbox.note === undefined ? [] : [containment.sandbox.note],
    strategy: 'fresh',
    publish: async () => ({}),
    remove: () => file.remove(),
  };
}

export async function givenFileTarget(
  spec: Extract<TargetSpec, { kind: 'restore' }>,
  needs: TargetNeeds,
  containment: Containment,
): Promise<FileTarget> {
  const { host } = containment;
  const target = await openTargetFile(pathOfUrl(spec.url), spec.replace, host);
  const folder = dirname(target.path);
  await requireSpace(folder, needs.rawBytes, 'the restored database');
  const name = basename(target.temporaryPath);
  const forget = await noteDatabase(host, 'sqlite', name);
  const file = await placedFile(target.temporaryPath, containment);
  return {
    file,
    description: `SQLite ${process.versions['sqlite']} file ${target.path}`,
    notes: target.occupied
      ? ['A program that has the old file open keeps writing to the kept copy: stop it before, or restart it after.']
      : [],
    strategy: target.occupied ? 'beside' : 'fresh',
    publish: async () => {
      await file.takeBack();
      return swapIn(target, SYSTEM_CLOCK.now());
    },
    remove: async () => {
      await removeTemporary(folder, name);
      await file.remove();
      await forget();
    },
  };
}
