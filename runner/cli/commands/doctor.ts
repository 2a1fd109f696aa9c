/** `slateline doctor` */

import { Trouble } from '../../contracts/project.ts';
import { examine } from '../../doctor/examine.ts';
import { locate } from '../../project/locate.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';

const MARK = { ok: ['green', '✓'], warn: ['yellow', '!'], fail: ['red', '✗'] } as const;

export async function doctor(
  { terminal, cwd, flag, signal }: CommandContext,
  target: string | undefined,
): Promise<number> {
  const project = await locate(target, { flag, from: cwd }).then(
    (found) => found.project,
    (error: unknown) => {
      if (error instanceof Trouble && error.code === 'no-project' && target === undefined && flag === undefined)
        return null;
      throw error;
    },
  );
  const findings = await examine(project, signal);
  for (const finding of findings) {
    const [color, mark] = MARK[finding.status];
    terminal.say(`${terminal.paint(color, mark)} ${finding.name.padEnd(16)} ${finding.detail}`);
    if (finding.remedy !== null) terminal.say(`  → ${finding.remedy}`);
  }
  terminal.answer({ findings });
  return findings.some((finding) => finding.status === 'fail') ? EXIT.environment : EXIT.ok;
}
