/**
 * The recipe: everything that decides what one shot looks like, composed from the script and the content of every
 * file it refers to, and neutral to backends. Its hash is SHA-256 of `slateline-recipe/1\n` followed by its RFC 8785
 * JSON: the same on every machine. No source ranges, no absolute paths, no clock.
 */
import { z } from 'zod';
import { Angle, Interior, Movement, ShotSize } from '../../grammar/story/schema.ts';

export const RECIPE_VERSION = 1;

/** A file the recipe depends on. For a Git LFS pointer `sha256` is the pointer's oid: the content's own hash. */
export const FileRef = z.object({
  path: z.string().describe('Project-relative, POSIX, NFC'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type FileRef = z.infer<typeof FileRef>;

export const Recipe = z.object({
  version: z.literal(RECIPE_VERSION),
  /** What the shot's own line says. */
  direct: z.object({
    size: ShotSize.nullable(),
    description: z.string(),
    movement: Movement.nullable(),
    lens: z.number().nullable(),
    angle: Angle.nullable(),
    direction: z.array(z.string()),
    negative: z.string().nullable(),
    refs: z.array(FileRef),
    extra: z.record(z.string(), z.string()),
  }),
  /** Who and what is in it, as declared. `characters` in the order in which the shot names them. */
  identity: z.object({
    characters: z.array(
      z.object({
        name: z.string(),
        look: z.string().nullable(),
        color: z.string().nullable(),
        lora: z.string().nullable(),
        refs: z.array(FileRef),
      }),
    ),
    props: z.array(z.object({ name: z.string(), look: z.string().nullable(), refs: z.array(FileRef) })),
    location: z.object({ name: z.string(), look: z.string().nullable(), refs: z.array(FileRef) }).nullable(),
  }),
  aesthetic: z.object({
    style: z.string().nullable(),
    prompt: z.string().nullable(),
    negative: z.string().nullable(),
    lut: FileRef.nullable(),
    refs: z.array(FileRef),
    aspect: z.string(),
  }),
  context: z.object({
    interior: Interior.nullable(),
    place: z.string(),
    time: z.string().nullable(),
    beat: z.object({ name: z.string(), tension: z.number().nullable(), feel: z.string().nullable() }).nullable(),
    /** The whole scene's characters by first appearance: who stands left and who right, in every shot of it. */
    cast: z.array(z.object({ name: z.string(), color: z.string().nullable() })),
    action: z.array(z.string()),
    lines: z.array(
      z.object({
        character: z.string(),
        text: z.string(),
        parenthetical: z.string().nullable(),
        expression: z.string().nullable(),
      }),
    ),
  }),
  slate: z.object({ title: z.string(), scene: z.string(), shot: z.string() }),
  output: z.object({ width: z.int(), height: z.int(), duration: z.int().describe('Milliseconds') }),
  seed: z.int().min(0).max(0xffffffff),
});
export type Recipe = z.infer<typeof Recipe>;
