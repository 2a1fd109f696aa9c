/** A story's numbers as text: tables that line up whatever the alphabet, and presence as a row of blocks. */
import { type CharacterStats, formatEighths, type SettingStats, type StoryStats } from '../../../grammar/index.ts';
import { columnsOf, fitted, printable } from '../check/columns.ts';
import type { Terminal } from '../terminal.ts';
import { duration } from '../time.ts';

/** Rows of a table before the rest is only counted. */
const MOST = 16;
const NAME_COLUMNS = 32;
/** Who speaks, is there, is not there. */
const SPEAKS = '█';
const IS_THERE = '▁';
const IS_AWAY = '·';

export interface TableOptions {
  paint: Terminal['paint'];
  columns: number;
}

export function statsLines(stats: StoryStats, { paint, columns }: TableOptions): string[] {
  const { dialogue } = stats;
  const out = [
    `${formatEighths(stats.eighths)} pages · ${duration(stats.duration)} · ${many(stats.scenes.length, 'scene')} · ${percent(dialogue.share)} dialogue`,
    paint('dim', `${dialogue.spoken} words spoken, ${dialogue.described} of action`),
  ];
  if (stats.branches) out.push(paint('dim', 'The story branches: every branch is counted once.'));
  const settings: [string, readonly SettingStats[]][] = [
    ['Places', stats.places],
    ['Times', stats.times],
    ['Inside, outside', stats.interiors],
  ];
  for (const [title, groups] of settings) {
    if (groups.length === 0) continue;
    const rows = groups
      .slice(0, MOST)
      .map(({ name, scenes, eighths, duration: ms }) => [
        name === null ? '(not said)' : printable(name),
        String(scenes),
        formatEighths(eighths),
        duration(ms),
      ]);
    out.push('', ...table([title, 'scenes', 'pages', 'time'], rows, paint), ...rest(groups.length, paint));
  }
  if (stats.characters.length > 0) out.push('', ...people(stats, { paint, columns }));
  return out;
}

function people({ characters, scenes, dialogue }: StoryStats, { paint, columns }: TableOptions): string[] {
  const shown = characters.slice(0, MOST);
  const rows = shown.map(({ name, lines, words, scenes: isIn, speaksIn }) => [
    printable(name),
    String(lines),
    String(words),
    dialogue.spoken === 0 ? '' : percent(words / dialogue.spoken),
    speaksIn === isIn.length ? String(isIn.length) : `${speaksIn} of ${isIn.length}`,
  ]);
  const lines = table(['Characters', 'lines', 'words', 'share', 'scenes'], rows, paint);
  const room = Math.max(10, columns - columnsOf(lines.map(plain)[0] ?? '') - 4);
  const width = Math.min(room, scenes.length);
  const presence = shown.map((who) => presenceRow(who, scenes, width));
  const explained = paint('dim', `${SPEAKS} speaks  ${IS_THERE} is there  ${IS_AWAY} is away`);
  return [
    `${lines[0]}  ${explained}`,
    ...lines.slice(1).map((line, index) => `${line}  ${presence[index]}`),
    ...rest(characters.length, paint),
  ];
}

/** One sign a scene, or, of more scenes than there is room for, one for several. */
function presenceRow(who: CharacterStats, scenes: StoryStats['scenes'], width: number): string {
  const signs = Array.from({ length: width }, () => IS_AWAY);
  scenes.forEach(({ present }, index) => {
    const entry = present.find(({ name }) => name === who.name);
    const at = Math.floor((index * width) / scenes.length);
    if (entry && signs[at] !== SPEAKS) signs[at] = entry.words > 0 ? SPEAKS : IS_THERE;
  });
  return signs.join('');
}

/** The first column to the left, the others to the right. The rows follow their heads. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], paint: Terminal['paint']): string[] {
  const widths = heads.map((head, column) => {
    const widest = Math.max(columnsOf(head), ...rows.map((row) => columnsOf(row[column]!)));
    return column === 0 ? Math.min(widest, NAME_COLUMNS) : widest;
  });
  const line = (row: readonly string[]) =>
    row.map((cell, column) => fitted(cell, widths[column]!, column === 0 ? 'left' : 'right')).join('  ');
  return [paint('bold', line(heads)), ...rows.map(line)];
}

function rest(all: number, paint: Terminal['paint']): string[] {
  return all > MOST ? [paint('dim', `… and ${all - MOST} more (--json has all)`)] : [];
}

function many(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function plain(line: string): string {
  return line.replace(/\x1b\[[\d;]*m/g, '');
}
