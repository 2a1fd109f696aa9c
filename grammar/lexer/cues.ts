/** Character cues and transitions, by the text of their line. Letters are Unicode's; precomposed or not is the same. */

export interface CueShape {
  forced: boolean;
  /** Indices into the text given: where the name starts, and each of the extensions. */
  start: number;
  extensions: number[];
  /** Index of the final `^`, or -1. */
  dual: number;
}

const lower = /\p{Ll}/u;
const upper = /[\p{Lu}\p{Lt}]/u;

/** At least one upper-case letter and no lower-case one outside parentheses; `@` takes any name. */
export function cueShape(bare: string): CueShape | null {
  const forced = bare.startsWith('@');
  let rest = bare.trimEnd();
  let dual = -1;
  if (rest.endsWith('^')) {
    dual = rest.length - 1;
    rest = rest.slice(0, dual).trimEnd();
  }
  const extensions: CueShape['extensions'] = [];
  while (rest.endsWith(')')) {
    const open = rest.lastIndexOf('(');
    if (open <= (forced ? 1 : 0)) break;
    extensions.unshift(open);
    rest = rest.slice(0, open).trimEnd();
  }
  const start = forced ? rest.length - rest.slice(1).trimStart().length : 0;
  if (start >= rest.length) return null;
  if (!forced) {
    const name = withoutParentheses(rest);
    if (lower.test(name) || !upper.test(name)) return null;
  }
  return { forced, start, extensions, dual };
}

function withoutParentheses(name: string): string {
  return name.includes('(') ? name.replace(/\([^()]*\)/g, '') : name;
}

/** Fades that need no `>` in `.story`. */
const storyTransitions = new Set(['FADE OUT.', 'FADE TO BLACK.', 'CUT TO BLACK.']);

/** Upper case and `TO:` at the end; in `.story` also the fades. */
export function isTransition(bare: string, story: boolean): boolean {
  if (bare.endsWith('TO:')) return !lower.test(bare) && !bare.startsWith('@');
  return story && storyTransitions.has(bare);
}

/** A fade that the line below it turns into a cue. */
export function isFade(bare: string): boolean {
  return storyTransitions.has(bare);
}
