/**
 * The project's daemon as this window finds it: one that runs already, else a new one that outlives the window only
 * as long as somebody needs it. The command line decides which; here its answer and its file are read.
 */
import fs from 'node:fs';
import path from 'node:path';
import type * as vscode from 'vscode';
import { z } from 'zod';
import { DaemonFile } from '../../runner/server/protocol.ts';
import { Failure } from '../failure.ts';
import { parseAnswer, startCli } from './cli.ts';

const Serving = z.object({ port: z.int(), root: z.string(), pid: z.int(), file: z.string() });

/** Seconds without anybody connected after which a daemon started here ends. */
const LEAVE_AFTER = 20;
/** Milliseconds in which a daemon must say where it listens. */
const START_WITHIN = 60_000;

export interface StartedDaemon {
  /** Path of its daemon file. */
  file: string;
  pid: number;
}

/** Throws `Failure` in the words of the command line: two writers, read-only, newer daemon … */
export async function findOrStartDaemon(
  root: vscode.Uri,
  { extensionUri, logUri }: { extensionUri: vscode.Uri; logUri: vscode.Uri },
): Promise<StartedDaemon> {
  fs.mkdirSync(logUri.fsPath, { recursive: true });
  const log = path.join(logUri.fsPath, `daemon-${path.basename(root.fsPath).replace(/[^\p{L}\p{N}]+/gu, '-')}.log`);
  const stderr = fs.openSync(log, 'a');
  try {
    const args = ['serve', root.fsPath, '--share', '--leave-when-alone', String(LEAVE_AFTER)];
    const child = await startCli(extensionUri, args, { detached: true, stderr });
    const stdout = child.stdout!.setEncoding('utf8');
    const said = await new Promise<string>((resolve, reject) => {
      let text = '';
      const late = setTimeout(() => {
        child.kill();
        reject(new Failure('daemon-slow', 'The daemon did not start in time.', `Its log is ${log}.`));
      }, START_WITHIN);
      const done = (): void => {
        clearTimeout(late);
        resolve(text);
      };
      child.once('error', (error) => {
        clearTimeout(late);
        reject(error);
      });
      child.once('close', done);
      stdout.on('data', (piece: string) => {
        text += piece;
        if (isWhole(text)) done();
      });
    });
    // From here on it is on its own: neither its output nor its end keep the editor.
    child.removeAllListeners();
    stdout.destroy();
    child.unref();
    const tail = (): string => fs.readFileSync(log, 'utf8').slice(-400);
    const { file, pid } = parseAnswer('serve', said, Serving, said === '' ? tail() : '');
    return { file, pid };
  } finally {
    fs.closeSync(stderr);
  }
}

/** Port and token; null while there is no daemon. */
export function readDaemon(file: string): DaemonFile | null {
  try {
    return DaemonFile.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
