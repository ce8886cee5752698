import { expect, it } from 'vitest';
import { nearestFirst } from '../../src/core/planning/nearest-first.ts';

function ordered(...places: [name: string, offsite: boolean, answerMs: number][]): string {
  return nearestFirst(places.map(([name, offsite, answerMs]) => ({ name, offsite, answerMs })))
    .map(({ name }) => name)
    .join(' ');
}

it('what is here comes before what is away, however slow it is', () => {
  expect(ordered(['a', true, 120], ['b', false, 9_000])).toBe('b a');
});

it('who is more than twice as slow as another comes after it, and who is not keeps the place given', () => {
  expect(ordered(['a', true, 1_100], ['b', true, 300], ['c', true, 500])).toBe('b c a');
  expect(ordered(['a', true, 600], ['b', true, 300])).toBe('a b');
  expect(ordered(['a', true, 601], ['b', true, 300])).toBe('b a');
});

it('times that say more of connecting than of the way change nothing', () => {
  expect(ordered(['a', false, 190], ['b', false, 1])).toBe('a b');
});

it('nobody is lost, and nothing is made of nothing', () => {
  expect(ordered()).toBe('');
  expect(ordered(['a', false, 5_000], ['b', false, 300], ['c', true, 100], ['d', false, 700])).toBe('b d a c');
});
