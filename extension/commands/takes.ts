/** Deciding about takes without leaving the keyboard: pick one, judge the active one. */
import * as vscode from 'vscode';
import type { z } from 'zod';
import type { Take, Verdict } from '../../runner/server/protocol.ts';
import { Failure } from '../failure.ts';
import type { BoardShot } from '../production/board.ts';
import type { ScriptOfProject } from '../studio.ts';
import type { Desk } from './desk.ts';
import { shotOf } from './targets.ts';

export async function pickTake(desk: Desk, argument: unknown): Promise<void> {
  desk.needTrust();
  const { place, shot } = await shotOf(desk.studio, argument);
  const takes = await takesOf(place, shot);
  const picked = await vscode.window.showQuickPick(
    takes.map((take) => ({
      label: `${take.active ? '$(pass-filled)' : '$(circle-outline)'} ${vscode.l10n.t('Take {0}', take.number)}`,
      description: [take.review.status === 'pending' ? '' : take.review.status, '★'.repeat(take.review.rating ?? 0)]
        .filter(Boolean)
        .join(' '),
      detail: `${take.backend}, seed ${take.seed}, ${new Date(take.created).toLocaleString()}${take.review.note && ` · ${take.review.note}`}`,
      take,
    })),
    { title: vscode.l10n.t('Which take of {0} is in the film?', shot.fullLabel) },
  );
  if (picked) await place.production.link.ask({ route: 'pick', params: { take: picked.take.name } });
}

export async function reviewTake(desk: Desk, argument: unknown): Promise<void> {
  desk.needTrust();
  const { place, shot } = await shotOf(desk.studio, argument);
  const take = (await takesOf(place, shot)).find(({ active }) => active);
  if (!take) throw noTakes(shot);
  const { l10n } = vscode;
  const title = l10n.t('{0}, take {1}', shot.fullLabel, take.number);
  const verdicts: { label: string; status: z.infer<typeof Verdict> }[] = [
    { label: l10n.t('$(thumbsup) Approve'), status: 'approved' },
    { label: l10n.t('$(thumbsdown) Reject'), status: 'rejected' },
    { label: l10n.t('$(circle-outline) Leave open'), status: 'pending' },
  ];
  const verdict = await vscode.window.showQuickPick(verdicts, { title, placeHolder: take.review.status });
  if (!verdict) return;
  const note = await vscode.window.showInputBox({
    title,
    prompt: l10n.t('A note, if you like'),
    value: take.review.note,
  });
  const body = { status: verdict.status, ...(note !== undefined && { note }) };
  await place.production.link.ask({ route: 'review', params: { take: take.name }, body });
}

async function takesOf({ production }: ScriptOfProject, shot: BoardShot): Promise<Take[]> {
  if (shot.key === null) throw noTakes(shot);
  const { takes } = await production.link.ask({ route: 'takes', params: { ...shot.key } });
  const shown = takes.filter(({ review }) => review.status !== 'deleted');
  if (shown.length === 0) throw noTakes(shot);
  return shown;
}

function noTakes(shot: BoardShot): Failure {
  return new Failure('no-takes', `There is no take of ${shot.fullLabel} yet.`, 'Render it first.');
}
