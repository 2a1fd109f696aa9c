/**
 * Problems as workflow commands of GitHub Actions, which shows them on the changed lines of a pull request. It shows only
 * a few of each kind, so hints are left out. Paths count from the workspace of the workflow.
 */
import path from 'node:path';
import type { ScriptReport } from './report.ts';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const;

export function githubLines({ file, problems }: ScriptReport, root: string): string[] {
  const relative = path.relative(root, file).split(path.sep).join('/');
  return problems.flatMap(({ severity, code, message, line, char, endLine, endChar }) => {
    if (severity === 'hint') return [];
    const place = [`file=${property(relative)}`, `line=${line + 1}`, `endLine=${endLine + 1}`];
    // Columns are of use, and allowed, only within one line.
    if (line === endLine) place.push(`col=${char + 1}`, `endColumn=${Math.max(char + 1, endChar)}`);
    return [`::${COMMAND[severity]} ${place.join(',')},title=${property(`Slateline ${code}`)}::${data(message)}`];
  });
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
