/** A script's bytes made text, or a refusal in words: never a guess that would corrupt it when a number is written. */
import { readFile, stat } from 'node:fs/promises';
import { Trouble } from '../contracts/project.ts';
import { sha256 } from '../files/hash.ts';

/** Far above any screenplay (a feature is 0.2 MB); beyond it a file is something else. */
export const SCRIPT_LIMIT = 16 * 1024 * 1024;

export interface ScriptText {
  /** With its byte-order mark, if it has one: what is written back must be what was there. */
  text: string;
  /** SHA-256 of the bytes. */
  hash: string;
}

/** Throws `Trouble`: `script-missing`, `script-too-large`, `script-binary`, `script-encoding`, `script-pointer`. */
export async function readScriptText(file: string): Promise<ScriptText> {
  const info = await stat(file).catch(() => null);
  if (info === null || !info.isFile()) {
    throw new Trouble(
      'script-missing',
      `There is no script ${file}.`,
      'Check the path, or the "scripts" table in project.json.',
    );
  }
  if (info.size > SCRIPT_LIMIT) {
    throw new Trouble(
      'script-too-large',
      `${file} has ${(info.size / 1024 / 1024).toFixed(1)} MB; a script may have ${SCRIPT_LIMIT / 1024 / 1024} MB.`,
      'Is it really a screenplay? Split a long series into one script per episode.',
    );
  }
  const bytes = await readFile(file);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new Trouble(
      'script-encoding',
      `${file} is UTF-16; scripts are UTF-8.`,
      'In VS Code: "Save with Encoding", UTF-8.',
    );
  }
  if (bytes.subarray(0, 8192).includes(0)) {
    throw new Trouble(
      'script-binary',
      `${file} is not text: it holds zero bytes.`,
      'Was another file renamed to .story? Nothing was changed.',
    );
  }
  const text = decode(bytes, file);
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    throw new Trouble(
      'script-pointer',
      `${file} is a Git LFS pointer, not the script itself.`,
      'Run `git lfs pull`; scripts are better kept out of LFS (.gitattributes).',
    );
  }
  return { text, hash: sha256(bytes) };
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Trouble(
      'script-encoding',
      `${file} is not UTF-8, so its accents and umlauts cannot be trusted.`,
      'In VS Code: "Reopen with Encoding" (often Windows 1252), then "Save with Encoding", UTF-8.',
      error,
    );
  }
}
