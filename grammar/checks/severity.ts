/**
 * How grave each problem is for this production: a severity per code, from `project.json` or an editor's settings.
 * Pure, and the same for the command line and the editor. What a setting names is final; a `.fountain` file outside of
 * a project only ever has hints, because its writer may have meant a comment.
 */
import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { closest } from '../text/names.ts';
import { problemTitles } from './codes.ts';

export const SeveritySetting = z.enum(['off', 'hint', 'info', 'warning', 'error']);
export type SeveritySetting = z.infer<typeof SeveritySetting>;

/** Code to severity, `{"SL2703": "off"}`. Codes that do not exist are kept and named by `unknownCodes`. */
export const SeveritySettings = z.record(z.string(), SeveritySetting);
export type SeveritySettings = z.infer<typeof SeveritySettings>;

/** The problems as a person wants them: without those that are off, the others with the severity that was set. */
export function withSeverities(problems: readonly Problem[], settings: SeveritySettings): Problem[] {
  return problems.flatMap((problem) => {
    const severity = Object.hasOwn(settings, problem.code) ? settings[problem.code]! : problem.severity;
    if (severity === 'off') return [];
    return severity === problem.severity ? [problem] : [{ ...problem, severity }];
  });
}

/** Every problem as a hint. */
export function asHints(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => (problem.severity === 'hint' ? problem : { ...problem, severity: 'hint' }));
}

export interface UnknownCode {
  code: string;
  /** The code that was probably meant. */
  meant: string | null;
}

/** Codes of a setting that no problem has: slips, or codes of a newer Slateline. */
export function unknownCodes(settings: SeveritySettings): UnknownCode[] {
  const known = Object.keys(problemTitles);
  return Object.keys(settings)
    .filter((code) => !Object.hasOwn(problemTitles, code))
    .map((code) => ({ code, meant: closest(code.toUpperCase(), known) }));
}
