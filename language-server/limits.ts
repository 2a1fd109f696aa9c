/** What is not analysed, and the one diagnostic that says so. */
import type { Problem } from '../grammar/problem.ts';

/** UTF-16 units: some sixteen novels. Above it an editor should stay usable rather than helpful. */
export const LONGEST_SCRIPT = 16 * 1024 * 1024;

/** Why a text is not analysed, or null when it is. Looks at the first 64 KB for what no script holds. */
export function refusal(text: string): Problem | null {
  if (text.length > LONGEST_SCRIPT) return tooLarge(text.length);
  const head = text.slice(0, 65_536);
  let broken = 0;
  for (let at = head.indexOf('\uFFFD'); at >= 0; at = head.indexOf('\uFFFD', at + 1)) broken++;
  if (head.includes('\0') || broken > 32) {
    return atTop(
      'SL9002',
      'This file is not text, so it is not read as a script. Rename it, or open it as what it is.',
    );
  }
  return null;
}

export function tooLarge(size: number): Problem {
  const megabytes = Math.round(size / 1024 / 1024);
  return atTop(
    'SL9001',
    `This file has ${megabytes} MB; scripts are read up to ${LONGEST_SCRIPT / 1024 / 1024} MB. Split it and join the parts with [[include: …]].`,
  );
}

function atTop(code: string, message: string): Problem {
  return { code, severity: 'error', message, fixes: [], line: 0, char: 0, endLine: 0, endChar: 1 };
}
