import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const foldersOf = (path: string): string[] =>
  readdirSync(new URL(`../${path}`, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map(({ name }) => name);

const map = read('ARCHITECTURE.md');
const floors = foldersOf('packages');
const rowsUnder = (title: string): string[][] => {
  const section = map.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
  return [...section.matchAll(/^\| (.+?) +\| (.+?) +\|$/gm)].map(([, first = '', second = '']) => [
    first.trim(),
    second,
  ]);
};
const rooms = rowsUnder('Rooms')
  .flatMap(([first = '']) => first.split(', '))
  .filter((name) => /^[a-z]+$/.test(name) && !floors.includes(name));
const foundations = new Map(
  rowsUnder('Rooms')
    .filter(([floor = '']) => floors.includes(floor))
    .map(([floor = '', rest = '']) => [floor, [...rest.matchAll(/`(\w+)`/g)].map(([, name]) => name)]),
);

test('the map names every floor, and no floor that is not there', () => {
  const named = rowsUnder('Floors').flatMap(([first = '']) => [...first.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  assert.deepEqual(named.toSorted(), floors.toSorted());
});

test('every folder of a floor is a room or a part of its foundation on the map', () => {
  for (const floor of floors.filter((name) => foundations.has(name))) {
    const allowed = new Set<string | undefined>([...rooms, ...(foundations.get(floor) ?? []), 'migrations']);
    assert.deepEqual(
      foldersOf(`packages/${floor}/src`).filter((folder) => !allowed.has(folder)),
      [],
      floor,
    );
  }
});

test('every foundation that the map names is there, and every room is on some floor', () => {
  for (const [floor, names] of foundations)
    for (const name of names) assert.ok(name && foldersOf(`packages/${floor}/src`).includes(name), `${floor}/${name}`);
  const built = new Set(
    floors.filter((name) => foundations.has(name)).flatMap((floor) => foldersOf(`packages/${floor}/src`)),
  );
  assert.deepEqual(
    rooms.filter((room) => !built.has(room)),
    [],
  );
});
