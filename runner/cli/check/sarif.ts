/**
 * Problems as SARIF 2.1.0 (OASIS), the form that code hosts and other viewers of findings read. Columns count UTF-16
 * units, as ours do; paths are relative to the working directory; the first fix goes along as replacements.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { problemTitles } from '../../../grammar/checks/codes.ts';
import type { Fix, Severity, TextRange } from '../../../grammar/problem.ts';
import { VERSION } from '../../version.ts';
import type { ScriptReport } from './report.ts';

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

export function sarifOf(reports: readonly ScriptReport[], cwd: string): object {
  const codes = [...new Set(reports.flatMap(({ problems }) => problems.map(({ code }) => code)))].sort();
  const results = reports.flatMap(({ file, problems }) => {
    const artifactLocation = artifact(file, cwd);
    const locate = (range: TextRange) => ({ physicalLocation: { artifactLocation, region: regionOf(range) } });
    return problems.map((problem) => ({
      ruleId: problem.code,
      ruleIndex: codes.indexOf(problem.code),
      level: LEVEL[problem.severity],
      message: { text: problem.message },
      locations: [locate(problem)],
      ...(problem.related && {
        relatedLocations: problem.related.map((also) => ({ ...locate(also), message: { text: also.message } })),
      }),
      ...(problem.fixes.length > 0 && { fixes: [fixOf(problem.fixes[0]!, artifactLocation)] }),
    }));
  });
  const driver = {
    name: 'slateline',
    version: VERSION,
    rules: codes.map((id) => ({ id, shortDescription: { text: problemTitles[id] ?? id } })),
  };
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(cwd).href.replace(/\/$/, '')}/` } },
        results,
      },
    ],
  };
}

/** A script outside of the working directory is named in full. */
function artifact(file: string, cwd: string): { uri: string; uriBaseId?: string } {
  const relative = path.relative(cwd, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return { uri: pathToFileURL(file).href };
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}

function regionOf({ line, char, endLine, endChar }: TextRange): object {
  return { startLine: line + 1, startColumn: char + 1, endLine: endLine + 1, endColumn: endChar + 1 };
}

function fixOf({ title, changes }: Fix, artifactLocation: object): object {
  const replacements = changes.map((change) => ({
    deletedRegion: regionOf(change),
    insertedContent: { text: change.text },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}
