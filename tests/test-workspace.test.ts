/** The production that everything else is shown on: whole, without a complaint, numbered, its references as recorded. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { exposedBy, type ParsedStory, parseStory, type Story } from '../grammar/index.ts';
import { Manifest } from '../runner/contracts/manifest.ts';
import { NARRATIVE_STRUCTURES } from '../runner/project/templates/index.ts';

const root = path.join(import.meta.dirname, '..', 'test-workspace');
const manifest = Manifest.parse(JSON.parse(fs.readFileSync(path.join(root, 'project.json'), 'utf8')));

const bible = parseStory(read('02_Source_Creative/Scripts/bible.story'), { language: 'story' });
const film = withBible(manifest.scripts.film!);
const survey = withBible(manifest.scripts.survey!);

function read(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

function withBible(file: string): ParsedStory {
  return parseStory(read(file), { language: 'story', externals: exposedBy(bible.story) });
}

function complaints({ problems }: ParsedStory): string[] {
  return problems
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ line, severity, code, message }) => `${line + 1}: ${severity} ${code} ${message}`);
}

function elementsOf(story: Story): string {
  return JSON.stringify(story.scenes.map(({ elements }) => elements));
}

test.each([
  ['the film', film],
  ['the scenario', survey],
  ['the bible', bible],
])('%s has nothing wrong with it', (_name, parsed) => {
  expect(complaints(parsed)).toEqual([]);
});

test.each([
  ['the film', film],
  ['the scenario', survey],
])('%s is locked: rendering it writes no number into it', (_name, { story }) => {
  for (const scene of story.scenes) {
    expect(scene.number.locked, scene.heading).toBe(true);
    for (const shot of scene.shots) {
      if (shot.kind === 'written') expect(shot.number?.locked, shot.description).toBe(true);
    }
  }
});

test('the film has two chapters, five scenes or more, written and derived shots and a variety of sizes', () => {
  const shots = film.story.scenes.flatMap((scene) => scene.shots);
  expect(film.story.chapters).toHaveLength(2);
  expect(film.story.scenes.length).toBeGreaterThanOrEqual(5);
  expect(film.story.duration).toBeGreaterThan(3 * 60_000);
  expect(film.story.duration).toBeLessThan(5 * 60_000);
  expect(new Set(shots.map(({ kind }) => kind))).toEqual(new Set(['written', 'derived']));
  expect(new Set(shots.map(({ size }) => size)).size).toBeGreaterThanOrEqual(12);
});

test('the beats of the film are those of the structure in its manifest', () => {
  const structure = NARRATIVE_STRUCTURES.find(({ key }) => key === manifest.narrative.structure);
  const beats = film.story.scenes.flatMap(({ elements }) => elements).filter((element) => element.kind === 'beat');
  expect(beats.map(({ name }) => name)).toEqual(structure?.beats.map(({ name }) => name));
});

test('the scenario has three endings in ten scenes or more', () => {
  expect(survey.story.scenes.length).toBeGreaterThanOrEqual(10);
  const endings = [...elementsOf(survey.story).matchAll(/"kind":"ending","name":"([^"]+)"/g)].map((match) => match[1]);
  expect(endings).toEqual(['High Water', 'The Second Pair of Hands', 'Struck Off']);
});

describe('references', () => {
  const names = ['characters', 'locations', 'props'] as const;
  const declared = names.flatMap((kind) => bible.story[kind].flatMap(({ refs }) => refs));
  const music = bible.story.music.map(({ file }) => file!);

  test.each([...declared, ...music])('%s is there and is what its sidecar says', (file) => {
    const bytes = fs.readFileSync(path.join(root, file));
    const hash = createHash('sha256').update(bytes).digest('hex');
    const sidecar = JSON.parse(read(`${file}.asset.json`));
    expect(sidecar).toMatchObject({ path: file, hash, uid: hash.slice(0, 16), bytes: bytes.length });
  });

  test('every sound that is played is there', () => {
    for (const { story } of [film, survey]) {
      for (const match of elementsOf(story).matchAll(/"kind":"sfx","file":"([^"]+)"/g)) {
        expect(fs.existsSync(path.join(root, match[1]!)), match[1]).toBe(true);
      }
    }
  });
});
