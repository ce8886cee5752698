import { expect, it } from 'vitest';
import { nearestFirst } from '../../src/core/planning/nearest-first.ts';

function ordered(...places: [name: string, offsite: boolean, answerMs: number][]): string {
  return nearestFirst(places.map(([name, offsite, answerMs]) => ({ name, offsite, answerMs })))
    .map(({ name }) => name)
    .join(' ');
}

it('local destinations come before offsite ones, however slow they are', () => {
  expect(ordered(['a', true, 120], ['b', false, 9_000])).toBe('b a');
});

it('a destination more than twice as slow as another comes after it; the others keep their positions', () => {
  expect(ordered(['a', true, 1_100], ['b', true, 300], ['c', true, 500])).toBe('b c a');
  expect(ordered(['a', true, 600], ['b', true, 300])).toBe('a b');
  expect(ordered(['a', true, 601], ['b', true, 300])).toBe('b a');
});

it('times that measure connection setup more than distance change nothing', () => {
  expect(ordered(['a', false, 190], ['b', false, 1])).toBe('a b');
});

it('no destination is lost, and an empty list stays empty', () => {
  expect(ordered()).toBe('');
  expect(ordered(['a', false, 5_000], ['b', false, 300], ['c', true, 100], ['d', false, 700])).toBe('b d a c');
});
