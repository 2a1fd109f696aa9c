/** Where a reference picture lies: paths in scripts count from the project's folder, else from the script's. */
import fs from 'node:fs';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Script } from '../script.ts';

const PICTURE = /\.(?:png|jpe?g|webp|gif|bmp|svg|avif)$/i;

/** The URI of a picture that exists on this machine, or null. Nothing outside the project's folder is shown. */
export function localImage(script: Script, reference: string): string | null {
  const uri = URI.parse(script.uri);
  if (uri.scheme !== 'file' || !PICTURE.test(reference) || path.isAbsolute(reference)) return null;
  const folder = path.dirname(uri.fsPath);
  for (const base of new Set([projectFolder(folder), folder])) {
    const file = path.resolve(base, reference);
    if (file.startsWith(base + path.sep) && fs.existsSync(file)) return URI.file(file).toString();
  }
  return null;
}

/** The nearest folder above that holds a `project.json`; the folder itself where there is none. */
function projectFolder(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, 'project.json'))) return at;
    if (at === path.dirname(at)) return folder;
  }
}
