/** Runs `slateline` with the right Node. What it answers with `--json` is parsed by the caller's schema. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import { z } from 'zod';
import { withoutElectron } from '../../runner/bin/node.mjs';
import { Failure } from '../failure.ts';
import { findNode } from './node.ts';

const CliError = z.object({
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string().nullable() }),
});

export interface CliOptions {
  /** Detached from the editor: it may outlive it. */
  detached?: boolean;
  /** Where what it says about its work goes; default: into the error if it fails. */
  stderr?: number;
  signal?: AbortSignal;
}

/** Starts a command. Throws `Failure`: `untrusted`, and what finding a Node throws. */
export async function startCli(
  extensionUri: vscode.Uri,
  args: readonly string[],
  options: CliOptions = {},
): Promise<ChildProcess> {
  if (!vscode.workspace.isTrusted) {
    throw new Failure(
      'untrusted',
      'In Restricted Mode Slateline runs nothing.',
      'Trust this workspace to render (command: Manage Workspace Trust).',
    );
  }
  const settings = vscode.workspace.getConfiguration('slateline');
  const node = await findNode(extensionUri.fsPath, settings.get('runner.node', ''));
  const ffmpeg = settings.get('ffmpeg', '');
  return spawn(node.binary, [path.join(extensionUri.fsPath, 'dist', 'cli.mjs'), '--json', ...args], {
    cwd: extensionUri.fsPath,
    env: { ...withoutElectron(), ...(ffmpeg === '' ? {} : { SLATELINE_FFMPEG: ffmpeg }) },
    stdio: ['ignore', 'pipe', options.stderr ?? 'pipe'],
    detached: options.detached === true && process.platform !== 'win32',
    windowsHide: true,
    ...(options.signal && { signal: options.signal }),
  });
}

/** Runs a command to its end and gives its answer. Commands that end with problems answer too. */
export async function askCli<T>(
  extensionUri: vscode.Uri,
  args: readonly string[],
  answer: z.ZodType<T>,
  options: CliOptions = {},
): Promise<T> {
  const child = await startCli(extensionUri, args, options);
  const said = await outputOf(child);
  return parseAnswer(args[0] ?? '', said.stdout, answer, said.stderr);
}

export function parseAnswer<T>(command: string, stdout: string, answer: z.ZodType<T>, stderr = ''): T {
  let json: unknown;
  try {
    json = JSON.parse(stdout);
  } catch {
    throw new Failure(
      'cli-answer',
      `slateline ${command} did not answer. ${stderr.trim().split('\n').at(-1) ?? ''}`.trim(),
      'The log of Slateline says more.',
    );
  }
  const failed = CliError.safeParse(json);
  if (failed.success) {
    const { code, message, remedy } = failed.data.error;
    throw new Failure(code, message, remedy);
  }
  return answer.parse(json);
}

function outputOf(child: ChildProcess): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', () => resolve({ stdout, stderr }));
  });
}
