// The command line of VS Code, as far as a test run uses it.

import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface CodeArguments {
  /** Folder or .code-workspace to open. */
  folder?: string;
  /** Extensions under development. */
  extensions: string[];
  testsPath?: string;
  userData: string;
  extensionsDir?: string;
  debuggingPort: number;
}

/** Reads `--name=value` and `--name value`; what only concerns Electron is passed over. */
export function parseArguments(argv: string[]): CodeArguments {
  const options: CodeArguments = {
    extensions: [],
    debuggingPort: 0,
    userData: path.join(os.tmpdir(), 'slateline-vscode'),
  };
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at]!;
    if (!argument.startsWith('--')) {
      options.folder = path.resolve(argument);
      continue;
    }
    const [name, inline] = argument.slice(2).split(/=(.*)/s);
    const value = (): string => inline ?? argv[++at] ?? '';
    switch (name) {
      case 'folder-uri':
      case 'file-uri':
        options.folder = file(value());
        break;
      case 'extensionDevelopmentPath':
        options.extensions.push(file(value()));
        break;
      case 'extensionTestsPath':
        options.testsPath = file(value());
        break;
      case 'user-data-dir':
        options.userData = file(value());
        break;
      case 'extensions-dir':
        options.extensionsDir = file(value());
        break;
      case 'remote-debugging-port':
        options.debuggingPort = Number(value());
        break;
    }
  }
  return options;
}

function file(value: string): string {
  return value.startsWith('file:') ? fileURLToPath(value) : path.resolve(value);
}
