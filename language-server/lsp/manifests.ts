/**
 * What the project of a script says about its problems: `project.json` in the nearest folder above, if it is one of
 * ours. Read once and remembered until a manifest changes. A broken one says nothing here: the command line explains it.
 */
import fs from 'node:fs';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { z } from 'zod';
import { SeveritySettings } from '../../grammar/index.ts';

export const MANIFEST = 'project.json';

/** The part of the manifest that matters to the language; the runner knows all of it. */
const Manifest = z.object({
  slateline: z.int(),
  scripts: z.record(z.string(), z.string()).catch({}),
  diagnostics: SeveritySettings.catch({}),
});

interface Found {
  folder: string;
  manifest: z.infer<typeof Manifest>;
}

export interface Membership {
  diagnostics: SeveritySettings;
  /** Whether the manifest names the script. */
  named: boolean;
}

const NO_PROJECT: Membership = { diagnostics: {}, named: false };

export class Manifests {
  private readonly byFolder = new Map<string, Found | null>();

  of(uri: string): Membership {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return NO_PROJECT;
    const found = this.above(path.dirname(fsPath));
    if (found === null) return NO_PROJECT;
    const { folder, manifest } = found;
    const named = Object.values(manifest.scripts).some((script) => path.resolve(folder, script) === fsPath);
    return { diagnostics: manifest.diagnostics, named };
  }

  /** Some manifest has come, gone or changed. */
  forget(): void {
    this.byFolder.clear();
  }

  private above(folder: string): Found | null {
    let found = this.byFolder.get(folder);
    if (found === undefined) {
      const parent = path.dirname(folder);
      found = read(folder) ?? (parent === folder ? null : this.above(parent));
      this.byFolder.set(folder, found);
    }
    return found;
  }
}

function read(folder: string): Found | null {
  try {
    const text = fs.readFileSync(path.join(folder, MANIFEST), 'utf8');
    const { success, data } = Manifest.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    return success ? { folder, manifest: data } : null;
  } catch {
    return null;
  }
}
