/** What every command is handed. */
import * as vscode from 'vscode';
import type { DirtyScripts } from '../editor/dirty.ts';
import { Failure } from '../failure.ts';
import type { Studio } from '../studio.ts';

export class Desk {
  readonly studio: Studio;
  readonly dirty: DirtyScripts;

  constructor(studio: Studio, dirty: DirtyScripts) {
    this.studio = studio;
    this.dirty = dirty;
  }

  /** Called by every command that runs or decides something, whatever the menus already hide. */
  needTrust(): void {
    if (vscode.workspace.isTrusted) return;
    throw new Failure(
      'untrusted',
      'In Restricted Mode Slateline runs nothing.',
      'Trust this workspace first (command: Manage Workspace Trust).',
    );
  }
}
