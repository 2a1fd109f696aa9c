/**
 * Reading and writing `project.json`. Whatever is wrong with it is said with its place and remedy; a newer schema
 * than ours is read as far as it goes and never written.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { MANIFEST_VERSION, Manifest } from '../contracts/manifest.ts';
import { Trouble } from '../contracts/project.ts';
import { writeWhole } from '../files/write-whole.ts';

export const MANIFEST_NAME = 'project.json';

export interface ReadManifest {
  manifest: Manifest;
  /** Why it may not be written: a newer schema. */
  readOnly: string | null;
}

/** True for the JSON of a Slateline manifest: other tools have a `project.json` too. */
export function isManifest(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'slateline' in json;
}

/** Parses a manifest's text. Throws `Trouble`: `manifest-syntax`, `manifest-conflict`, `manifest-invalid`. */
export function parseManifest(text: string, file: string): ReadManifest {
  const json = parseJson(text.replace(/^\uFEFF/, ''), file);
  const version = (json as { slateline?: unknown } | null)?.slateline;
  if (typeof version === 'number' && version > MANIFEST_VERSION) {
    const known = Manifest.safeParse(json);
    if (!known.success) {
      throw new Trouble(
        'manifest-newer',
        `${file} has schema version ${version}; this Slateline knows version ${MANIFEST_VERSION} and cannot read it.`,
        'Update Slateline.',
      );
    }
    return {
      manifest: known.data,
      readOnly: `${file} has schema version ${version}, newer than the ${MANIFEST_VERSION} this Slateline knows: the project is open for reading only. Update Slateline to write.`,
    };
  }
  const parsed = Manifest.safeParse(json);
  if (!parsed.success) {
    throw new Trouble(
      'manifest-invalid',
      `${file} is not a valid project manifest:\n${z.prettifyError(parsed.error)}`,
      'Mend the named fields; `slateline new` in an empty folder shows a valid manifest.',
    );
  }
  return { manifest: parsed.data, readOnly: null };
}

function parseJson(text: string, file: string): unknown {
  if (/^<{7} |^>{7} /m.test(text)) {
    const line = text.slice(0, text.search(/^<{7} |^>{7} /m)).split('\n').length;
    throw new Trouble(
      'manifest-conflict',
      `${file}:${line} holds conflict markers of an unfinished merge.`,
      'Resolve the conflict (keep the keys of both sides) and save.',
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Trouble(
      'manifest-syntax',
      `${file}${placeOf(error, text)} is not valid JSON: ${(error as Error).message}`,
      'Mend the JSON at that place; your scripts and takes are untouched.',
      error,
    );
  }
}

/** `:line:column` from V8's message, counting ourselves where it only gives an offset or the end. */
function placeOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const place = /line (\d+) column (\d+)/.exec(message);
  if (place !== null) return `:${place[1]}:${place[2]}`;
  const offset = /position (\d+)/.exec(message);
  const before = text.slice(0, offset === null ? text.length : Number(offset[1]));
  const lines = before.split('\n');
  return `:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** Reads a manifest file. Throws `Trouble` as `parseManifest`, or `manifest-unreadable`. */
export async function readManifest(file: string): Promise<ReadManifest> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new Trouble('manifest-unreadable', `${file} cannot be read: ${(error as Error).message}`, null, error);
  }
  return parseManifest(text, file);
}

/** One key a line, so that two people's additions merge as text wherever they can. */
export async function writeManifest(file: string, manifest: Manifest): Promise<void> {
  await writeWhole(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
