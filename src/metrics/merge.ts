import { FAMILIES } from './families.ts';
import { type FullSample, fullSamples, type Scope, seriesOf } from './sample.ts';

/**
 * The samples of a file after a run: those of its scopes, what is kept of their earlier runs, and those of other databases and
 * modes, which are in the file if it is the only one. Once a run knows its database, what one that did not know it left is over.
 */
export function mergeSamples(old: readonly FullSample[], scopes: readonly Scope[]): FullSample[] {
  const fresh = scopes.flatMap(fullSamples);
  const written = new Set(fresh.map(seriesOf));
  const measured = new Set(fresh.map(familyOf));
  const isKept = (sample: FullSample): boolean => {
    const scope = scopes.find((each) => isOf(sample, each));
    if (scope === undefined) return !isSuperseded(sample, scopes);
    const { keeping } = FAMILIES[sample.name];
    if (keeping === 'last') return !written.has(seriesOf(sample));
    return keeping === 'unmeasured' && scope.couldNotRun && !measured.has(familyOf(sample));
  };
  return [...old.filter(isKept), ...fresh];
}

function isOf(sample: FullSample, { database, mode }: Scope): boolean {
  return sample.database === database && sample.mode === mode;
}

function isSuperseded(sample: FullSample, scopes: readonly Scope[]): boolean {
  return sample.database === '' && scopes.some(({ mode }) => mode === sample.mode);
}

function familyOf({ name, database, mode }: FullSample): string {
  return `${name} ${mode} ${database}`;
}
