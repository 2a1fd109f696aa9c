/** Rendering: everything that is not fresh, a scene, a shot, or more takes of one. Waits, with progress and cancel. */
import * as vscode from 'vscode';
import type { z } from 'zod';
import type { Job, RenderRequest } from '../../runner/server/protocol.ts';
import { Failure } from '../failure.ts';
import { isOpen } from '../production/board.ts';
import type { Production } from '../production/production.ts';
import { isSame } from '../project/projects.ts';
import type { ScriptOfProject } from '../studio.ts';
import type { Desk } from './desk.ts';
import { numbersMode } from './numbers.ts';
import { shotOf, targetOf } from './targets.ts';

type Wish = Omit<z.input<typeof RenderRequest>, 'lock' | 'quality' | 'script'>;

export async function render(desk: Desk): Promise<void> {
  desk.needTrust();
  const { studio } = desk;
  const { production } = studio.needCurrent();
  await renderAndWait(desk, production, production.project.scripts, {}, production.project.name);
}

export async function renderScene(desk: Desk, argument: unknown): Promise<void> {
  desk.needTrust();
  const { place, scene } = await targetOf(desk.studio, argument);
  const open = scene.shots.filter(({ state }) => state !== 'fresh').map(({ id }) => id);
  const shots = open.length > 0 ? open : scene.shots.map(({ id }) => id);
  await renderAndWait(desk, place.production, [place.script], { shots }, `${scene.number} ${scene.heading}`);
}

export async function renderShot(desk: Desk, argument: unknown): Promise<void> {
  desk.needTrust();
  const { place, shot } = await shotOf(desk.studio, argument);
  const several = (argument as { shots?: unknown } | undefined)?.shots;
  const shots = Array.isArray(several) ? several.filter((id) => typeof id === 'string') : [shot.id];
  const states = ['fresh', 'stale', 'missing', 'failed'] as const;
  await renderAndWait(desk, place.production, [place.script], { shots, states: [...states] }, shot.fullLabel);
}

export async function renderTakes(desk: Desk, argument: unknown): Promise<void> {
  desk.needTrust();
  const { place, shot, scene } = await targetOf(desk.studio, argument);
  const given = (argument as { takes?: unknown } | undefined)?.takes;
  const takes = typeof given === 'number' ? given : await askTakes();
  if (takes === undefined) return;
  const shots = shot ? [shot.id] : scene.shots.map(({ id }) => id);
  const label = shot ? shot.fullLabel : `${scene.number} ${scene.heading}`;
  const states = ['fresh', 'stale', 'missing', 'failed'] as const;
  await renderAndWait(desk, place.production, [place.script], { shots, states: [...states], takes }, label);
}

async function askTakes(): Promise<number | undefined> {
  const picked = await vscode.window.showQuickPick(
    [1, 2, 3, 4, 6, 8].map((takes) => ({
      label: takes === 1 ? vscode.l10n.t('1 more take') : vscode.l10n.t('{0} more takes', takes),
      takes,
    })),
    { title: vscode.l10n.t('How many takes? Each has a seed of its own.') },
  );
  return picked?.takes;
}

/** Queues, then shows how far it is until the last job has ended; cancelling cancels the jobs that are left. */
async function renderAndWait(
  desk: Desk,
  production: Production,
  scripts: readonly ScriptOfProject['script'][],
  wish: Wish,
  title: string,
): Promise<void> {
  const lock = await numbersMode(desk, production, scripts, wish.shots ?? null);
  if (lock === null) return;
  sayUnsaved(scripts);
  await desk.dirty.told(production);
  const quality = vscode.workspace.getConfiguration('slateline', production.project.root).get('render.quality', '');
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Rendering {0}', title), cancellable: true },
    async (progress, token) => {
      const jobs: Job[] = [];
      for (const { key } of scripts) {
        const body = { ...wish, script: key, lock, ...(quality !== '' && { quality }) };
        jobs.push(...(await production.link.ask({ route: 'render', body })).jobs);
      }
      if (jobs.length === 0) {
        vscode.window.setStatusBarMessage(vscode.l10n.t('Slateline: everything is fresh.'), 4000);
        return;
      }
      token.onCancellationRequested(() => {
        for (const { id } of jobs) {
          void production.link.ask({ route: 'cancel', params: { id } }).catch(() => {});
        }
      });
      let left = jobs.length;
      const say = (increment: number): void =>
        progress.report({ increment, message: vscode.l10n.t('{0} of {1}', jobs.length - left, jobs.length) });
      say(0);
      const ended = await production.untilEnded(
        jobs.map(({ id }) => id),
        (now) => {
          const done = left - now;
          left = now;
          say((100 * done) / jobs.length);
        },
      );
      const failed = ended.filter(({ state }) => state === 'failed');
      if (failed.length > 0 && !token.isCancellationRequested) {
        throw new Failure(
          'render-failed',
          failed.length === 1
            ? `${failed[0]!.payload.label} could not be rendered: ${failed[0]!.error ?? ''}`
            : `${failed.length} of ${jobs.length} shots could not be rendered: ${failed[0]!.error ?? ''}`,
          'The Jobs view has each with its log, and can try again.',
        );
      }
    },
  );
}

/** What is rendered is what is saved. Nothing is saved here: that is the writer's to do. */
function sayUnsaved(scripts: readonly ScriptOfProject['script'][]): void {
  const unsaved = vscode.workspace.textDocuments.filter(
    (document) => document.isDirty && scripts.some(({ uri }) => isSame(uri, document.uri)),
  );
  if (unsaved.length === 0) return;
  const names = unsaved.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(', ');
  vscode.window.setStatusBarMessage(vscode.l10n.t('Rendering {0} as it was last saved.', names), 6000);
}

export async function cancelJobs(desk: Desk): Promise<void> {
  desk.needTrust();
  for (const { link, busy } of desk.studio.productions) if (busy) await link.ask({ route: 'cancelAll' });
}

export async function cancelJob(desk: Desk, argument: unknown): Promise<void> {
  desk.needTrust();
  const named = jobOf(argument);
  if (named) {
    await named.production.link.ask({ route: 'cancel', params: { id: named.job.id } });
    return;
  }
  const { place, shot } = await shotOf(desk.studio, argument);
  if (shot.job !== null) await place.production.link.ask({ route: 'cancel', params: { id: shot.job } });
}

export async function retryJob(desk: Desk, argument: unknown): Promise<void> {
  desk.needTrust();
  const named = jobOf(argument);
  if (named && !isOpen(named.job.state)) {
    await named.production.link.ask({ route: 'retry', params: { id: named.job.id } });
  }
}

export async function showJobLog(desk: Desk, argument: unknown): Promise<void> {
  const named = jobOf(argument);
  if (!named) return desk.studio.log.show();
  const { production, job } = named;
  const { payload } = job;
  const content = [
    `${payload.label}  ${job.state}${job.error === null ? '' : `: ${job.error}`}`,
    `${payload.source.path}:${payload.source.line}`,
    `${payload.backend}, ${payload.quality}, attempt ${job.attempt}`,
    `queued ${new Date(job.created).toLocaleString()}, last change ${new Date(job.updated).toLocaleString()}`,
    ...job.takes.map((take) => `made ${take}`),
    '',
    ...production.jobLog(job.id),
  ].join('\n');
  const document = await vscode.workspace.openTextDocument({ content, language: 'log' });
  await vscode.window.showTextDocument(document, { preview: true });
}

function jobOf(argument: unknown): { production: Production; job: Job } | null {
  if (typeof argument !== 'object' || argument === null || !('job' in argument) || !('production' in argument)) {
    return null;
  }
  return argument as { production: Production; job: Job };
}
