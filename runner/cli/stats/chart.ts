/**
 * A story's numbers as a picture: who is in which scene, how much of a scene is speech, and where it plays. One SVG file
 * without anything from elsewhere; its text is text; it takes the light or dark colours of where it is shown, and the
 * light ones where nobody says. Time runs to the right, as wide as scenes last.
 */
import { formatEighths, type StoryStats } from '../../../grammar/index.ts';
import { columnsOf, fitted } from '../check/columns.ts';
import { duration } from '../time.ts';

const WIDTH = 960;
const MARGIN = 32;
const NAMES = 168;
const NUMBERS = 96;
const LEFT = MARGIN + NAMES;
const RIGHT = WIDTH - MARGIN - NUMBERS;
const ROW = 26;
const SHARE_HEIGHT = 64;
const PEOPLE = 16;
const PLACES = 10;
/** Of the font at 13 px, generously: names are cut by it. */
const COLUMN_PX = 8;

const STYLE = `
  text { font: 13px system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; fill: #1d2329 }
  .paper { fill: #ffffff } .dim { fill: #59636e } .title { font-size: 20px; font-weight: 600 }
  .head { font-size: 14px; font-weight: 600 } .small { font-size: 11px } .end { text-anchor: end } .mid { text-anchor: middle }
  .rule { stroke: #d3d9e0; stroke-width: 1 } .act { stroke: #59636e; stroke-width: 1; stroke-dasharray: 2 3 }
  .there { fill: #c9d3de } .speaks { fill: #2c6fb5 } .action { fill: #d9dfe6 } .place { fill: #4d8a6a }
  .own { stroke: #59636e; stroke-width: .75 }
  .halo { stroke: #ffffff; stroke-width: 4px; paint-order: stroke }
  @media (prefers-color-scheme: dark) {
    text { fill: #e4e8ec } .paper { fill: #15191d } .dim { fill: #9aa5b1 }
    .rule { stroke: #333b44 } .act { stroke: #9aa5b1 } .there { fill: #3b4651 } .speaks { fill: #6aa8e8 }
    .action { fill: #343d47 } .place { fill: #6fb48f } .own { stroke: #9aa5b1 } .halo { stroke: #15191d }
  }`;

/** The whole file. `title` is what the story is called where its title page does not say. */
export function chartOf(stats: StoryStats, title: string): string {
  const name = stats.title ?? title;
  const parts: string[] = [];
  let y = MARGIN + 18;
  const facts = [
    `${formatEighths(stats.eighths)} pages`,
    duration(stats.duration),
    stats.scenes.length === 1 ? '1 scene' : `${stats.scenes.length} scenes`,
    `${Math.round(stats.dialogue.share * 100)} % dialogue`,
    ...(stats.branches ? ['every branch counted once'] : []),
  ].join(' · ');
  parts.push(words(MARGIN, y, cutTo(name, 80), 'title'), words(MARGIN, y + 22, facts, 'dim'));
  y += 62;
  const timeline = timelineOf(stats);
  const top = y;
  const sections = [dialogueSection, peopleSection];
  for (const section of sections) {
    const drawn = section(stats, timeline, y);
    parts.push(...drawn.parts);
    y = drawn.bottom + 36;
  }
  parts.splice(2, 0, ...acts(stats, timeline, top, y - 40));
  const places = placeSection(stats, y);
  parts.push(...places.parts);
  const height = Math.ceil(places.bottom + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title facts">`,
    `<title id="title">${escaped(name)}</title>`,
    `<desc id="facts">${escaped(facts)}</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="paper" width="${WIDTH}" height="${height}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

interface Timeline {
  /** Left edge and width of every scene. */
  scenes: { x: number; width: number }[];
}

/** A scene of no length is given a little, or it could not be seen. */
function timelineOf({ scenes }: StoryStats): Timeline {
  const lengths = scenes.map((scene) => Math.max(scene.duration, 500));
  const scale =
    (RIGHT - LEFT) /
    Math.max(
      1,
      lengths.reduce((sum, length) => sum + length, 0),
    );
  let x = LEFT;
  return {
    scenes: lengths.map((length) => {
      const place = { x, width: length * scale };
      x += place.width;
      return place;
    }),
  };
}

function acts(stats: StoryStats, timeline: Timeline, top: number, bottom: number): string[] {
  const titled = stats.chapters.filter(({ title }) => title !== null);
  return titled.flatMap(({ title, firstScene }, index) => {
    const { x } = timeline.scenes[firstScene]!;
    const next = titled[index + 1];
    const end = next === undefined ? RIGHT : timeline.scenes[next.firstScene]!.x;
    const room = Math.floor((end - x - 8) / (COLUMN_PX - 1));
    const line = firstScene === 0 ? [] : [`<line class="act" ${at({ x1: x, x2: x, y1: top - 12, y2: bottom })}/>`];
    return room < 4 ? line : [...line, words(x + 4, top - 4, cutTo(title!, room), 'small dim halo')];
  });
}

interface Drawn {
  parts: string[];
  bottom: number;
}

/** Speech from below, action above it, as shares of the words of a scene. */
function dialogueSection({ scenes }: StoryStats, timeline: Timeline, y: number): Drawn {
  const top = y + 8;
  const parts = [
    words(MARGIN, top + 14, 'Dialogue', 'head'),
    words(MARGIN, top + 32, 'share of the words', 'small dim'),
  ];
  let labelled = Number.NEGATIVE_INFINITY;
  scenes.forEach((scene, index) => {
    const { x, width } = timeline.scenes[index]!;
    const inner = Math.max(0.5, width - 1);
    const high = scene.dialogue.share * SHARE_HEIGHT;
    const tip = `${scene.number}  ${scene.heading}\n${formatEighths(scene.eighths)} pages, ${duration(scene.duration)}, ${Math.round(scene.dialogue.share * 100)} % dialogue`;
    parts.push(
      `<g><title>${escaped(tip)}</title>`,
      box('action', x, top, inner, SHARE_HEIGHT),
      box('speaks', x, top + SHARE_HEIGHT - high, inner, high),
      '</g>',
    );
    const middle = x + width / 2;
    if (middle - labelled > columnsOf(scene.number) * 4 + 12) {
      parts.push(words(middle, top + SHARE_HEIGHT + 14, scene.number, 'small dim mid'));
      labelled = middle + columnsOf(scene.number) * 4;
    }
  });
  parts.push(words(MARGIN, top + SHARE_HEIGHT + 14, 'scene', 'small dim'));
  return { parts, bottom: top + SHARE_HEIGHT + 14 };
}

/** A thin bar where somebody is, a thick one where they speak: the more of the scene's words, the thicker. */
function peopleSection({ characters, scenes }: StoryStats, timeline: Timeline, y: number): Drawn {
  if (characters.length === 0) return { parts: [], bottom: y - 36 };
  const parts = [
    words(MARGIN, y, 'Characters', 'head'),
    words(LEFT, y, 'thin: is there, thick: speaks', 'small dim halo'),
    words(WIDTH - MARGIN, y, 'lines · words', 'small dim end'),
  ];
  const rows = characters.slice(0, PEOPLE);
  rows.forEach((who, row) => {
    const middle = y + 12 + row * ROW + ROW / 2;
    parts.push(
      `<line class="rule" ${at({ x1: LEFT, x2: RIGHT, y1: middle, y2: middle })}/>`,
      words(MARGIN, middle + 4, cutTo(who.name, NAMES / COLUMN_PX - 1)),
      words(WIDTH - MARGIN, middle + 4, `${who.lines} · ${who.words}`, 'dim end'),
    );
    scenes.forEach(({ present, dialogue }, index) => {
      const entry = present.find(({ name }) => name === who.name);
      if (!entry) return;
      const { x, width } = timeline.scenes[index]!;
      const high = entry.words === 0 ? 4 : 8 + 12 * Math.min(1, entry.words / Math.max(1, dialogue.spoken));
      const color = entry.words > 0 && who.color !== null && /^#[\da-f]{6}$/i.test(who.color) ? who.color : null;
      const kind = entry.words === 0 ? 'there' : color === null ? 'speaks' : 'own';
      parts.push(box(kind, x, middle - high / 2, Math.max(1, width - 1), high, color));
    });
  });
  let bottom = y + 12 + rows.length * ROW;
  if (characters.length > PEOPLE) {
    bottom += 16;
    parts.push(words(MARGIN, bottom, `and ${characters.length - PEOPLE} more`, 'small dim'));
  }
  return { parts, bottom };
}

function placeSection({ places, eighths: all }: StoryStats, y: number): Drawn {
  if (places.length === 0) return { parts: [], bottom: y - 36 };
  const parts = [words(MARGIN, y, 'Places', 'head'), words(WIDTH - MARGIN, y, 'pages · scenes', 'small dim end')];
  const rows = places.slice(0, PLACES);
  const longest = Math.max(1, ...rows.map(({ lines }) => lines));
  rows.forEach(({ name, lines, eighths, scenes }, row) => {
    const middle = y + 12 + row * ROW + ROW / 2;
    parts.push(
      words(MARGIN, middle + 4, cutTo(name ?? '(not said)', NAMES / COLUMN_PX - 1)),
      `<g><title>${escaped(`${name ?? '(not said)'}: ${formatEighths(eighths)} of ${formatEighths(all)} pages`)}</title>`,
      box('place', LEFT, middle - 6, Math.max(1, ((RIGHT - LEFT) * lines) / longest), 12),
      '</g>',
      words(WIDTH - MARGIN, middle + 4, `${formatEighths(eighths)} · ${scenes}`, 'dim end'),
    );
  });
  let bottom = y + 12 + rows.length * ROW;
  if (places.length > PLACES) {
    bottom += 16;
    parts.push(words(MARGIN, bottom, `and ${places.length - PLACES} more`, 'small dim'));
  }
  return { parts, bottom };
}

function words(x: number, y: number, text: string, kind = ''): string {
  return `<text ${kind === '' ? '' : `class="${kind}" `}${at({ x, y })}>${escaped(text)}</text>`;
}

function box(kind: string, x: number, y: number, width: number, height: number, color: string | null = null): string {
  const fill = color === null ? '' : ` style="fill:${color}"`;
  return `<rect class="${kind}" ${at({ x, y, width, height })}${fill}/>`;
}

function at(numbers: Record<string, number>): string {
  return Object.entries(numbers)
    .map(([key, value]) => `${key}="${Math.round(value * 100) / 100}"`)
    .join(' ');
}

function cutTo(text: string, columns: number): string {
  return fitted(text, Math.floor(columns)).trimEnd();
}

/** Signs that XML forbids even escaped are left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
