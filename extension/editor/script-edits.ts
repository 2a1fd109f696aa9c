/** Applies edits that the server computed for one version of a script, to that version or not at all. */
import * as vscode from 'vscode';
import type { ScriptEdits } from '../../language-server/protocol.ts';
import { Failure } from '../failure.ts';

/** How often edits are computed anew because the script was typed in meanwhile. */
const TRIES = 5;

/** Gives the number of edits that were applied. Throws `Failure` `still-typing`. */
export async function applyEdits(
  document: vscode.TextDocument,
  compute: (version: number) => Promise<ScriptEdits>,
): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { version, edits } = await compute(document.version);
    if (version !== document.version) continue;
    if (edits.length === 0) return 0;
    const change = new vscode.WorkspaceEdit();
    for (const { line, char, endLine, endChar, text } of edits) {
      change.replace(document.uri, new vscode.Range(line, char, endLine, endChar), text);
    }
    if (await vscode.workspace.applyEdit(change)) return edits.length;
  }
  throw new Failure('still-typing', `${document.uri.fsPath} was changed again and again.`, 'Try again in a moment.');
}
