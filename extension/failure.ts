/**
 * What went wrong, for people: what happened, and what to do about it. Every rejection in the extension ends here, as
 * one message with its remedy; the log has the rest.
 */
import * as vscode from 'vscode';

/** An error with a remedy. The runner's own errors have the same shape. */
export class Failure extends Error {
  readonly code: string;
  readonly remedy: string | null;
  constructor(code: string, message: string, remedy: string | null = null, cause?: unknown) {
    super(message, { cause });
    this.name = 'Failure';
    this.code = code;
    this.remedy = remedy;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function remedyOf(error: unknown): string | null {
  const remedy = typeof error === 'object' && error !== null && 'remedy' in error ? error.remedy : null;
  return typeof remedy === 'string' ? remedy : null;
}

/** True for what a person asked for: a cancelled request is no news. */
export function isCancellation(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (error instanceof Error && error.name === 'AbortError');
}

/** Says it once, and offers the log. */
export function report(error: unknown, log: vscode.LogOutputChannel): void {
  if (isCancellation(error)) return;
  const remedy = remedyOf(error);
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error), remedy ?? '');
  const showLog = vscode.l10n.t('Show Log');
  void vscode.window
    .showErrorMessage([messageOf(error), remedy].filter(Boolean).join(' '), showLog)
    .then((answer) => answer === showLog && log.show());
}
