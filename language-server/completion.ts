/**
 * Completion: what may stand at the cursor. `completion/context.ts` says what is being typed, the other files there
 * know the candidates; this one brings them together, best first.
 */
import { type Context, contextAt } from './completion/context.ts';
import { asCue, type Candidate, speakers } from './completion/cues.ts';
import { expressionWords, variables } from './completion/expressions.ts';
import { places, timesAfter } from './completion/headings.ts';
import {
  bareNotes,
  type Expects,
  fieldOf,
  noteForm,
  noteForms,
  pipelines,
  shotTransitions,
} from './completion/note-forms.ts';
import { angles, lengths, lenses, movements, sizes } from './completion/shots.ts';
import type { Suggestion } from './completion/suggestion.ts';
import { targets } from './completion/targets.ts';
import type { Visible } from './names.ts';
import type { Point, Script } from './script.ts';

export interface CompletionQuestion {
  at: Point;
  headingPrefixes: readonly string[];
  /** Paths of other scripts, relative to this one, for `[[include: …]]`. */
  otherScripts: () => readonly string[];
}

interface Asking extends CompletionQuestion {
  script: Script;
  scripts: Visible;
}

export function completion(script: Script, question: CompletionQuestion, scripts: Visible): Suggestion[] {
  const context = contextAt(script, question.at, question);
  return context ? suggest(context, { ...question, script, scripts }) : [];
}

const list = (candidates: readonly Candidate[], kind: Suggestion['kind'], from: number): Suggestion[] =>
  candidates.map(({ name, detail }) => ({ label: name, kind, detail, insert: name, from }));

const words = (names: readonly string[], from: number): Suggestion[] =>
  list(
    names.map((name) => ({ name, detail: '' })),
    'value',
    from,
  );

function suggest(context: Context, asking: Asking): Suggestion[] {
  const { from } = context;
  switch (context.kind) {
    case 'note-keyword':
      return noteKeywords(context, asking.script);
    case 'note-head':
      return expected(noteForm(context.keyword)?.head ?? 'text', context, asking);
    case 'note-field':
      return noteFields(context.keyword, from);
    case 'note-value':
      return expected(fieldOf(context.keyword, context.field) ?? 'text', context, asking);
    case 'shot-size':
      return list(sizes, 'value', from).map((size) => ({ ...size, insert: `${size.label} - ` }));
    case 'words':
      return namedThings(context, asking);
    case 'target':
      return list(targets(asking.scripts), 'target', from);
    case 'clause':
      return [...(context.inOption ? optionClauses(from) : textClauses(from)), ...variables(asking.scripts, from)];
    case 'expression':
      return expressionWords(asking.scripts, from);
    case 'heading-place':
      return list(places(asking.scripts), 'location', from).map((place) => ({
        ...place,
        insert: `${place.label} - `,
        goesOn: true,
      }));
    case 'heading-time': {
      const { parts, times } = timesAfter(context.place, asking.scripts);
      return [...list(parts, 'location', from), ...list(times, 'value', from)];
    }
    case 'cue-extension':
      return words(['V.O.', 'O.S.', "CONT'D", 'O.C.', 'INTO PHONE'], from).map((each) => ({
        ...each,
        insert: `${each.label})`,
      }));
    case 'forced-cue':
      return speakers(asking.script, asking.at.line, asking.scripts).map(({ name, detail }) => ({
        label: name,
        kind: 'character',
        detail,
        insert: `@${name}`,
        from,
        filter: `@${name}`,
      }));
    case 'transition':
      return words(
        ['FADE OUT.', 'FADE TO BLACK.', 'SMASH CUT TO:', 'DISSOLVE TO:', 'MATCH CUT TO:', 'INTERCUT WITH:'],
        from,
      );
    case 'title-key':
      return titleKeys(context, asking);
    case 'paragraph':
      return paragraphStart(context, asking);
  }
}

function noteKeywords({ from, closed }: { from: number; closed: boolean }, script: Script): Suggestion[] {
  return Object.entries(noteForms).map(([keyword, form]) => {
    const bare = form.head === null || bareNotes.includes(keyword);
    const stands = bare && script.language === 'story';
    return {
      label: keyword,
      kind: 'keyword',
      detail: form.summary,
      insert: stands ? keyword + (closed ? '' : ']]') : `${keyword}: `,
      from,
      goesOn: !stands,
    };
  });
}

function noteFields(keyword: string, from: number): Suggestion[] {
  const form = noteForm(keyword);
  if (!form) return [];
  const fields = Object.keys(form.fields).map(
    (name): Suggestion => ({ label: name, kind: 'field', detail: 'field', insert: `${name}: `, from, goesOn: true }),
  );
  const flags = form.flags.map(
    (name): Suggestion => ({ label: name, kind: 'keyword', detail: 'flag', insert: name, from }),
  );
  if (keyword !== 'shot') return [...fields, ...flags];
  const bare = [...lengths, ...movements, ...angles, ...lenses];
  return [...list(bare, 'value', from), ...fields];
}

function expected(what: Expects, context: { from: number; typed: string }, asking: Asking): Suggestion[] {
  const { from } = context;
  const { scripts, script } = asking;
  if (typeof what !== 'string') return words(what, from);
  switch (what) {
    case 'character':
      return list(speakers(script, asking.at.line, scripts), 'character', from);
    case 'new-character':
      return list(
        speakers(script, asking.at.line, scripts).filter(({ name }) => !isDeclared(scripts, name)),
        'character',
        from,
      );
    case 'new-location':
      return list(places(scripts), 'location', from);
    case 'prop':
      return list(declared(scripts, 'props'), 'prop', from);
    case 'with': {
      const item = context.typed.slice(context.typed.lastIndexOf(',') + 1);
      const start = from + context.typed.length - item.trimStart().length;
      return [
        ...list(declared(scripts, 'characters'), 'character', start),
        ...list(declared(scripts, 'props'), 'prop', start),
      ];
    }
    case 'style':
      return list(declared(scripts, 'styles'), 'value', from);
    case 'music':
      return list(declared(scripts, 'music'), 'value', from);
    case 'target':
      return list(targets(scripts), 'target', from);
    case 'expression':
      return expressionWords(scripts, lastWord(context));
    case 'variable':
      return variables(scripts, from);
    case 'shot':
      if (/\s[-–—]\s/.test(context.typed)) return namedThings({ from: lastWord(context) }, asking);
      return list(sizes, 'value', from).map((size) => ({ ...size, insert: `${size.label} - ` }));
    case 'movement':
      return list(movements, 'value', from);
    case 'angle':
      return list(angles, 'value', from);
    case 'lens':
      return list(lenses, 'value', from);
    case 'pipeline':
      return words(pipelines, from);
    case 'transition':
      return words(shotTransitions, from);
    case 'scripts':
      return asking.otherScripts().map((path) => ({ label: path, kind: 'file', detail: '', insert: path, from }));
    case 'text':
      return [];
  }
}

function lastWord({ from, typed }: { from: number; typed: string }): number {
  return from + typed.length - /[\p{L}\p{N}_]*$/u.exec(typed)![0].length;
}

function isDeclared(scripts: Visible, name: string): boolean {
  return scripts.some((script) =>
    script.story.characters.some((character) => character.name === name || character.aliases.includes(name)),
  );
}

function declared(scripts: Visible, table: 'characters' | 'props' | 'styles' | 'music' | 'locations'): Candidate[] {
  return scripts.flatMap((script) =>
    script.story[table].map((each) => ({
      name: each.name,
      detail: ('look' in each && each.look) || ('prompt' in each && each.prompt) || '',
    })),
  );
}

/** In the words of a shot: who and what can be seen. */
function namedThings({ from }: { from: number }, asking: Asking): Suggestion[] {
  return [
    ...list(
      speakers(asking.script, asking.at.line, asking.scripts).map(({ name, detail }) => ({ name, detail })),
      'character',
      from,
    ),
    ...list(declared(asking.scripts, 'props'), 'prop', from),
    ...list(declared(asking.scripts, 'locations'), 'location', from),
  ];
}

function optionClauses(from: number): Suggestion[] {
  const clause = (label: string, detail: string, insert: string): Suggestion => ({
    label,
    kind: 'keyword',
    detail,
    insert,
    from,
  });
  return [
    clause('if', 'hidden unless this holds', 'if '),
    clause('needs', 'shown, but greyed unless this holds', 'needs '),
    clause('once', 'can be taken once', 'once'),
    clause('leave', 'ends a choice that repeats', 'leave'),
    clause('else', 'taken when nothing else is visible', 'else'),
  ];
}

function textClauses(from: number): Suggestion[] {
  const clause = (label: string, detail: string, insert: string): Suggestion => ({
    label,
    kind: 'keyword',
    detail,
    insert,
    from,
  });
  return [
    clause('if', 'one text or another: {if x > 2: yes | no}', 'if '),
    clause('seq', 'one after the other, then the last', 'seq: '),
    clause('cycle', 'one after the other, over and over', 'cycle: '),
    clause('pick', 'one of them, drawn by the seed', 'pick: '),
    clause('wait', 'a pause: {wait 0.5s}', 'wait '),
  ];
}

function titleKeys(context: { from: number; typed: string }, asking: Asking): Suggestion[] {
  const keys = ['Title', 'Credit', 'Author', 'Source', 'Draft date', 'Contact', 'Copyright', 'Notes'].map(
    (key): Suggestion => ({ label: key, kind: 'field', detail: 'title page', insert: `${key}: `, from: context.from }),
  );
  return asking.at.line === 0 ? [...keys, ...headingPrefixes(context.from, asking)] : keys;
}

function headingPrefixes(from: number, asking: Asking): Suggestion[] {
  return ['INT.', 'EXT.', 'INT./EXT.', 'EST.', ...asking.headingPrefixes.map((prefix) => `${prefix}.`)].map(
    (prefix) => ({
      label: prefix,
      kind: 'keyword',
      detail: 'scene heading',
      insert: `${prefix} `,
      from,
      goesOn: true,
    }),
  );
}

function paragraphStart({ from, typed }: { from: number; typed: string }, asking: Asking): Suggestion[] {
  const cues = speakers(asking.script, asking.at.line, asking.scripts).map(
    ({ name, detail }): Suggestion => ({ label: name, kind: 'character', detail, insert: asCue(name), from }),
  );
  const transitions = typed === '' ? [] : words(['CUT TO:', 'DISSOLVE TO:', 'SMASH CUT TO:', 'MATCH CUT TO:'], from);
  return [...cues, ...headingPrefixes(from, asking), ...transitions];
}
