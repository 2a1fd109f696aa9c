/**
 * The narrative structures that a new project can start from: their beats as data, and their starting scripts.
 *
 * Every beat has the name of the `[[beat: …]]` that stands in its script, in the same order. Positions are fractions
 * of the running time, `[from, to]`; a beat that is one moment has both alike. Those of the acts and of the fifteen
 * beats follow published tables (a sheet for 110 pages, divided by 110); those of the journey and of the pinches are
 * customary; the circle is eight equal steps.
 */
import fs from 'node:fs';

export interface NarrativeBeat {
  name: string;
  /** Fractions of the running time, 0 to 1. */
  at: readonly [from: number, to: number];
}

export interface NarrativeStructure {
  /** What `slateline new --structure` and `narrative.structure` in the manifest say. */
  key: string;
  title: string;
  /** One sentence for a list to choose from. */
  description: string;
  /** Name of the starting script beside this module, or in `templates/` beside the bundle. */
  file: string;
  beats: readonly NarrativeBeat[];
}

export const NARRATIVE_STRUCTURES: readonly NarrativeStructure[] = [
  {
    key: 'three-act',
    title: 'Three acts',
    description: 'A beginning, a middle twice as long, and an end, with a turn where they meet.',
    file: 'three-act.story',
    beats: [
      { name: 'Hook', at: [0, 0.02] },
      { name: 'Inciting incident', at: [0.1, 0.12] },
      { name: 'First plot point', at: [0.25, 0.25] },
      { name: 'First pinch', at: [0.37, 0.37] },
      { name: 'Midpoint', at: [0.5, 0.5] },
      { name: 'Second pinch', at: [0.62, 0.62] },
      { name: 'Second plot point', at: [0.75, 0.75] },
      { name: 'Climax', at: [0.9, 0.95] },
      { name: 'Resolution', at: [0.95, 1] },
    ],
  },
  {
    key: 'hero-journey',
    title: 'Hero’s journey',
    description: 'Twelve stations of a way out of the known world and back, with something to give.',
    file: 'hero-journey.story',
    beats: [
      { name: 'Ordinary World', at: [0, 0.1] },
      { name: 'Call to Adventure', at: [0.1, 0.13] },
      { name: 'Refusal of the Call', at: [0.13, 0.18] },
      { name: 'Meeting the Mentor', at: [0.18, 0.25] },
      { name: 'Crossing the First Threshold', at: [0.25, 0.25] },
      { name: 'Tests, Allies, Enemies', at: [0.25, 0.45] },
      { name: 'Approach to the Inmost Cave', at: [0.45, 0.5] },
      { name: 'Ordeal', at: [0.5, 0.6] },
      { name: 'Reward', at: [0.6, 0.75] },
      { name: 'The Road Back', at: [0.75, 0.88] },
      { name: 'Resurrection', at: [0.88, 0.97] },
      { name: 'Return with the Elixir', at: [0.97, 1] },
    ],
  },
  {
    key: 'beat-sheet',
    title: 'Beat sheet',
    description: 'Fifteen beats of a feature film, each with its page.',
    file: 'beat-sheet.story',
    beats: [
      { name: 'Opening Image', at: [0, 0.01] },
      { name: 'Theme Stated', at: [0.05, 0.05] },
      { name: 'Set-Up', at: [0, 0.09] },
      { name: 'Catalyst', at: [0.11, 0.11] },
      { name: 'Debate', at: [0.11, 0.23] },
      { name: 'Break into Two', at: [0.23, 0.23] },
      { name: 'B Story', at: [0.27, 0.27] },
      { name: 'Fun and Games', at: [0.27, 0.5] },
      { name: 'Midpoint', at: [0.5, 0.5] },
      { name: 'Bad Guys Close In', at: [0.5, 0.68] },
      { name: 'All Is Lost', at: [0.68, 0.68] },
      { name: 'Dark Night of the Soul', at: [0.68, 0.77] },
      { name: 'Break into Three', at: [0.77, 0.77] },
      { name: 'Finale', at: [0.77, 1] },
      { name: 'Final Image', at: [1, 1] },
    ],
  },
  {
    key: 'story-circle',
    title: 'Story circle',
    description: 'Eight equal steps: down into what is unknown, and home again changed.',
    file: 'story-circle.story',
    beats: [
      { name: 'You', at: [0, 0.125] },
      { name: 'Need', at: [0.125, 0.25] },
      { name: 'Go', at: [0.25, 0.375] },
      { name: 'Search', at: [0.375, 0.5] },
      { name: 'Find', at: [0.5, 0.625] },
      { name: 'Take', at: [0.625, 0.75] },
      { name: 'Return', at: [0.75, 0.875] },
      { name: 'Change', at: [0.875, 1] },
    ],
  },
];

/**
 * The starting script of a structure (a key of `NARRATIVE_STRUCTURES`) with a title page of the given title and
 * author; without an author the credit goes too. Throws an error naming the file if the installation is incomplete.
 */
export function templateText(structure: string, page: { title: string; author?: string }): string {
  const known = NARRATIVE_STRUCTURES.find(({ key }) => key === structure);
  if (!known) throw new RangeError(`no narrative structure "${structure}"`);
  const author = oneLine(page.author ?? '');
  return read(known.file)
    .replace(/^Title: .*$/m, () => `Title: ${oneLine(page.title)}`)
    .replace(/^Credit: .*\nAuthor: .*\n/m, (lines) =>
      author === '' ? '' : lines.replace(/: [^:\n]*\n$/, () => `: ${author}\n`),
    );
}

/** A title page value ends with its line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** From source the scripts lie beside this module; in the bundle in `templates/` beside the bundled file. */
function read(file: string): string {
  const beside = new URL(`./${file}`, import.meta.url);
  const bundled = new URL(`./templates/${file}`, import.meta.url);
  return fs.readFileSync(fs.existsSync(beside) ? beside : bundled, 'utf8').replace(/\r\n/g, '\n');
}
