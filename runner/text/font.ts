/**
 * The one bundled type family (Open Sans, SIL OFL 1.1), read once and kept. Text in pictures is drawn from these
 * files and from nothing on the machine, so boards and subtitles are the same everywhere.
 *
 * From source the files are in `runner/text/fonts/`; in the bundle they are in `fonts/` beside the bundled file.
 */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Font, type Glyph, parse } from 'opentype.js/dist/opentype.mjs';

export type Weight = 'regular' | 'semibold';

const FILES: Record<Weight, string> = { regular: 'OpenSans-Regular.ttf', semibold: 'OpenSans-SemiBold.ttf' };

/** One character's outline in font units: `y` grows downward, the baseline is 0. */
interface Outline {
  advance: number;
  /** Command letter followed by its coordinates, flat. */
  commands: readonly (readonly [string, ...number[]])[];
}

/** A loaded weight: what `outline.ts` needs of it, with every outline computed at most once. */
export interface Face {
  unitsPerEm: number;
  /** Height above and depth below the baseline, as fractions of the size. */
  ascent: number;
  descent: number;
  covers(char: string): boolean;
  outline(char: string): Outline;
}

const faces = new Map<Weight, Face>();

/** The face of a weight. Throws an error naming the missing file if the installation is incomplete. */
export function face(weight: Weight): Face {
  let found = faces.get(weight);
  if (!found) {
    found = toFace(read(FILES[weight]));
    faces.set(weight, found);
  }
  return found;
}

function read(name: string): Font {
  const places = [new URL(`./fonts/${name}`, import.meta.url), new URL(`../fonts/${name}`, import.meta.url)];
  const place = places.find((url) => fs.existsSync(url));
  if (!place) {
    throw new Error(
      `The bundled font ${name} is missing (looked at ${places.map((url) => fileURLToPath(url)).join(', ')}): install Slateline again.`,
    );
  }
  const bytes = fs.readFileSync(place);
  return parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
}

function toFace(font: Font): Face {
  const outlines = new Map<string, Outline>();
  return {
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascender / font.unitsPerEm,
    descent: -font.descender / font.unitsPerEm,
    covers: (char) => font.charToGlyphIndex(char) !== 0,
    outline(char) {
      let known = outlines.get(char);
      if (!known) {
        known = toOutline(font.charToGlyph(char));
        outlines.set(char, known);
      }
      return known;
    },
  };
}

function toOutline(glyph: Glyph): Outline {
  const commands = glyph.path.commands.map((c): [string, ...number[]] => {
    switch (c.type) {
      case 'Z':
        return ['Z'];
      case 'Q':
        return ['Q', c.x1, -c.y1, c.x, -c.y];
      case 'C':
        return ['C', c.x1, -c.y1, c.x2, -c.y2, c.x, -c.y];
      default:
        return [c.type, c.x, -c.y];
    }
  });
  return { advance: glyph.advanceWidth, commands };
}
