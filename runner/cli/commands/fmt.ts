/** `slateline fmt` */
import path from 'node:path';
import { type FormatOptions, formatScript } from '../../../grammar/format/format.ts';
import { type Project, type ScriptEntry, Trouble } from '../../contracts/project.ts';
import { swapScript } from '../../plan/lock.ts';
import { locate } from '../../project/locate.ts';
import { scriptLanguage } from '../../project/script-language.ts';
import { readScriptText, SCRIPT_LIMIT } from '../../project/script-text.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';

interface FmtOptions {
  check?: boolean;
  portable?: boolean;
  story?: boolean;
  stdin?: boolean;
  language?: 'story' | 'fountain';
}

interface FileReport {
  path: string;
  changed: boolean;
}

export async function fmt(context: CommandContext, paths: string[], options: FmtOptions): Promise<number> {
  const style = options.portable === true ? 'portable' : options.story === true ? 'story' : 'keep';
  if (options.stdin === true) return filter(context, { language: options.language ?? 'story', style }, options);
  const { terminal, cwd, flag } = context;
  const reports: FileReport[] = [];
  for (const target of paths.length === 0 ? [undefined] : paths) {
    const { project, script } = await locate(target, { flag, from: cwd });
    for (const entry of project.scripts) {
      if (script !== null && entry.key !== script) continue;
      const language = options.language ?? scriptLanguage(entry.file) ?? 'story';
      const name = path.relative(cwd, entry.file) || entry.file;
      if (reports.some((report) => report.path === name)) continue;
      const changed = await formatFile(project, entry, { language, style }, options.check === true);
      reports.push({ path: name, changed });
      if (changed) terminal.say(name);
    }
  }
  const changed = reports.filter((report) => report.changed).length;
  const scripts = (count: number) => `${count} script${count === 1 ? '' : 's'}`;
  const done = options.check === true ? 'not in form' : 'formatted';
  terminal.note(changed === 0 ? `${scripts(reports.length)}: all in form` : `${scripts(changed)} ${done}`);
  terminal.answer({ files: reports });
  return options.check === true && changed > 0 ? EXIT.problems : EXIT.ok;
}

/** Whether the file is (or, with `only`, would be) another one now. Throws `Trouble`, and then nothing is written. */
async function formatFile(
  project: Project,
  entry: ScriptEntry,
  options: FormatOptions,
  only: boolean,
): Promise<boolean> {
  if (options.style === 'story' && options.language === 'fountain') {
    throw new Trouble(
      'fmt-into-story',
      `${entry.path} is a Fountain file; \`--story\` would write lines into it that Fountain does not have.`,
      `Write a new file: slateline fmt --story --stdin --language fountain < ${entry.path} > ${path.parse(entry.path).name}.story`,
    );
  }
  // A second look is enough: who writes again within it is still typing, and is told so.
  for (let look = 0; look < 2; look++) {
    const { text, hash } = await readScriptText(entry.file);
    const formatted = formatScript(text, options).text;
    if (formatted === text) return false;
    if (only) return true;
    if (project.readOnly !== null) {
      throw new Trouble('read-only', `${entry.path} cannot be formatted: ${project.readOnly}`, 'Nothing was changed.');
    }
    if (await swapScript(entry.file, hash, formatted)) return true;
  }
  throw new Trouble(
    'script-changing',
    `${entry.path} is being written by somebody else just now.`,
    'Nothing was changed; run it again.',
  );
}

async function filter({ terminal }: CommandContext, options: FormatOptions, { check }: FmtOptions): Promise<number> {
  const text = await standardInput();
  const formatted = formatScript(text, options).text;
  if (check === true) {
    terminal.answer({ files: [{ path: '-', changed: formatted !== text }] });
    return formatted === text ? EXIT.ok : EXIT.problems;
  }
  if (terminal.json) terminal.answer({ text: formatted });
  else process.stdout.write(formatted);
  return EXIT.ok;
}

async function standardInput(): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > SCRIPT_LIMIT) {
      throw new Trouble(
        'script-too-large',
        `Standard input has more than ${SCRIPT_LIMIT / 1024 / 1024} MB, which is no screenplay.`,
        'Name the file instead, or split it.',
      );
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw new Trouble(
      'script-encoding',
      'Standard input is not UTF-8, so its accents and umlauts cannot be trusted.',
      'Convert it first: iconv -f windows-1252 -t utf-8',
      error,
    );
  }
}
