/** Fields of typed notes and shots: unknown names, words that are only free direction, values that cannot be read. */
import type { AstNode } from 'langium';
import type { Block, Field, Note } from '../generated/ast.ts';
import { fieldKey, noteFields, noteFlags } from '../story/fields.ts';
import { spanOf, spanOfToken } from '../story/positions.ts';
import { angleNames, movementNames, shotFieldNames } from '../story/shot-fields.ts';
import { parseTime } from '../story/time.ts';
import { closest } from '../text/names.ts';
import { didYouMean, insertAt, type Report } from './report.ts';

/** Fields in one scene, or outside of all (null). */
export function checkFields(report: Report, index: number | null): void {
  const { units } = report.build;
  for (const blocks of index === null ? units.loose : units.scenes[index]!.blocks) checkBlocks(blocks, report);
  if (index !== null) checkShots(report, index);
}

function checkBlocks(blocks: readonly Block[], report: Report): void {
  for (const block of blocks) {
    switch (block.$type) {
      case 'Action':
      case 'Dialogue':
      case 'Option':
        for (const run of block.content) if ('fields' in run && run.$type !== 'Shot') checkNote(run, report);
        if (block.$type === 'Option') checkNote(block, report);
        break;
      case 'Declaration':
      case 'Variable':
      case 'Assignment':
      case 'Condition':
      case 'Directive':
        checkNote(block, report);
        break;
      default:
        break;
    }
  }
}

function checkNote(note: Exclude<Note, { $type: 'Shot' }>, report: Report): void {
  const keyword = note.keyword ?? 'option';
  const known = noteFields[keyword] ?? [];
  const flags = noteFlags[keyword];
  for (const field of note.fields) {
    if (field.key === undefined) {
      const flag = field.flag?.trim() ?? '';
      if (flag === '' || !flags || flags.includes(flag.toLowerCase())) continue;
      const range = spanOf(field, 0);
      const meant = closest(flag, flags);
      const where = { ...range, char: range.endChar - flag.length };
      const { question, fixes } = didYouMean(meant, where);
      const named = known.find((name) => flag.toLowerCase().startsWith(`${name} `));
      const how = named ? ` Write ${named}: before the value.` : question;
      report.say('SL2106', 'warning', where, `[[${keyword}: …]] does not know "${flag}".${how}`, fixes);
      continue;
    }
    const key = fieldKey(field);
    if (known.includes(key) || key.startsWith('x-')) {
      checkValue(keyword, key, field, report);
      continue;
    }
    const at = keyRange(field);
    const { question, fixes } = didYouMean(closest(key, known), at);
    const list =
      known.length === 0 ? ' It takes no fields.' : question === '' ? ` It takes ${known.join(', ')}.` : question;
    report.say('SL2105', 'warning', at, `[[${keyword}: …]] has no field "${key}".${list}`, fixes);
  }
}

function keyRange(field: Field): ReturnType<typeof spanOf> {
  const span = spanOfToken(field, 'FIELD_KEY', 0) ?? spanOf(field, 0);
  const length = fieldKey(field).length;
  return span.line === span.endLine ? { ...span, endChar: span.char + length } : span;
}

function checkValue(keyword: string, key: string, field: Field, report: Report): void {
  const value = field.value?.trim() ?? '';
  const bad = (what: string): void => {
    const span = spanOfToken(field as AstNode, 'FIELD_VALUE', 0) ?? spanOf(field, 0);
    report.say('SL2107', 'warning', span, `"${value}" is no ${key}; write ${what}.`);
  };
  if (keyword === 'character' && key === 'color' && !/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)) {
    bad('a colour like #7fb4ff');
  } else if (keyword === 'beat' && key === 'tension' && !(Number(value) >= 0 && Number(value) <= 10 && value !== '')) {
    bad('a number from 0 to 10');
  } else if (keyword === 'option' && key === 'weight' && !(Number(value) >= 0 && value !== '')) {
    bad('a number, 1 for the usual weight');
  } else if (keyword === 'option' && key === 'depth' && !/^[1-9]\d?$/.test(value)) {
    bad('how many `+` its line would have, 1 for the outermost');
  } else if (key === 'fade' && parseTime(value) === null) {
    bad('a length of time like 2s');
  }
}

const SHAPES: Readonly<Record<string, string>> = {
  seed: 'a whole number, up to 15 digits',
  duration: 'a length of time like 4s, 2.5s or 500ms',
  lens: 'a focal length like 24mm',
  angle: 'eye, low, high, dutch, overhead or ground',
  movement: 'a camera move like pan left or dolly in',
};

function checkShots(report: Report, scene: number): void {
  for (const shot of report.build.scenes[scene]!.written) {
    for (const { field, why } of shot.fields.unknown) {
      const range = report.range(scene, shot.fieldSpans[field]!);
      const { name, value } = shot.written[field]!;
      const bare = value.trim();
      if (why === 'bare') {
        const where = { ...range, char: Math.max(range.char, range.endChar - bare.length) };
        const near = closest(bare, [...movementNames, ...angleNames]);
        const { question, fixes } = didYouMean(near, where);
        const what = `"${bare}" is read as free direction: it is neither a length of time, a move, a lens nor an angle.`;
        report.say('SL2706', 'hint', where, what + question, fixes);
      } else if (why === 'name') {
        const at = range.line === range.endLine ? skipBar(range, name!) : range;
        const { question, fixes } = didYouMean(closest(name!, shotFieldNames), at);
        const how = question === '' ? ' Fields of your own start with x-.' : question;
        if (fixes.length === 0) fixes.push(insertAt(`Change to x-${name}`, at.line, at.char, 'x-'));
        report.say('SL2105', 'warning', at, `A shot has no field "${name}".${how}`, fixes);
      } else {
        report.say(
          'SL2107',
          'warning',
          range,
          `"${bare}" is no ${name}; write ${SHAPES[name!] ?? 'a value after the colon'}.`,
        );
      }
    }
  }
}

/** A field's span starts at its `|`; its name follows after white space, usually one. */
function skipBar(range: ReturnType<typeof spanOf>, name: string): ReturnType<typeof spanOf> {
  const char = range.char + 2;
  return { ...range, char, endChar: char + name.length };
}
