/** A small film project on the disk, for tests: as many shots as wanted, its own state directory, the fake generator. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Project } from '../../runner/contracts/project.ts';
import { openProjectAt } from '../../runner/project/open.ts';

export interface Film {
  root: string;
  script: string;
  /** `SLATELINE_STATE_DIR` for processes that work on it. */
  state: string;
  open(): Promise<Project>;
  remove(): void;
}

export interface FilmOptions {
  scenes?: number;
  shotsPerScene?: number;
  backend?: string;
}

export const FILM_ID = '6f7f1c1e-8f1b-4a51-9f0e-000000000001';

export function makeFilm({ scenes = 2, shotsPerScene = 3, backend = 'generator' }: FilmOptions = {}): Film {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'slateline-film-')));
  const root = path.join(folder, 'Night Ferry');
  const state = path.join(folder, 'state');
  const script = path.join(root, '02_Source_Creative', 'Scripts', 'ferry.story');
  fs.mkdirSync(path.dirname(script), { recursive: true });
  fs.writeFileSync(script, filmScript(scenes, shotsPerScene));
  fs.writeFileSync(
    path.join(root, 'project.json'),
    JSON.stringify({
      slateline: 1,
      id: FILM_ID,
      name: 'Night Ferry',
      created: '2026-01-01T00:00:00.000Z',
      scripts: { ferry: '02_Source_Creative/Scripts/ferry.story' },
      settings: { resolution: [320, 180] },
      pipelines: { low: { backend } },
    }),
  );
  return {
    root,
    script,
    state,
    async open() {
      const before = process.env.SLATELINE_STATE_DIR;
      process.env.SLATELINE_STATE_DIR = state;
      try {
        return await openProjectAt(root);
      } finally {
        if (before === undefined) delete process.env.SLATELINE_STATE_DIR;
        else process.env.SLATELINE_STATE_DIR = before;
      }
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

export function filmScript(scenes: number, shotsPerScene: number): string {
  const lines = ['Title: Night Ferry', ''];
  for (let scene = 1; scene <= scenes; scene++) {
    lines.push(`.INT. CABIN ${scene} - NIGHT`, '');
    for (let shot = 1; shot <= shotsPerScene; shot++) {
      lines.push(`!! WS - The lamp swings for the ${shot}th time in cabin ${scene}.`, '');
    }
  }
  return lines.join('\n');
}
