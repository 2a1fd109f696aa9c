/** Variables, functions and words of conditions. */
import type { Visible } from '../names.ts';
import type { Suggestion } from './suggestion.ts';

const FUNCTIONS: readonly [string, string][] = [
  ['visits', 'visits(target): how often the story came here'],
  ['chance', 'chance(p): true with probability p'],
  ['random', 'random(a, b): a whole number from a to b'],
  ['min', 'min(a, b)'],
  ['max', 'max(a, b)'],
  ['abs', 'abs(a)'],
  ['round', 'round(a)'],
];

export function expressionWords(scripts: Visible, from: number): Suggestion[] {
  return [
    ...variables(scripts, from),
    ...FUNCTIONS.map(
      ([name, detail]): Suggestion => ({ label: name, kind: 'function', detail, insert: `${name}(`, from }),
    ),
    ...['and', 'or', 'not', 'in', 'true', 'false'].map(
      (word): Suggestion => ({ label: word, kind: 'keyword', detail: '', insert: word, from }),
    ),
  ];
}

export function variables(scripts: Visible, from: number): Suggestion[] {
  const seen = new Set<string>();
  return scripts.flatMap((script) =>
    script.story.variables.flatMap((variable): Suggestion[] => {
      if (seen.has(variable.name)) return [];
      seen.add(variable.name);
      const scope = variable.scope === 'session' ? '' : `${variable.scope} `;
      return [
        { label: variable.name, kind: 'variable', detail: `${scope}${variable.type}`, insert: variable.name, from },
      ];
    }),
  );
}
