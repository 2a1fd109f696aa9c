/** Whether a file lies in a folder, where it really is: a cloned project must not reach beyond itself, through `..` or a link. */
import { realpathSync } from 'node:fs';
import path from 'node:path';

/** True for a native path relative to a folder that does not stay below it. */
export function leaves(relative: string): boolean {
  return /^\.\.(?:[/\\]|$)/.test(relative) || path.isAbsolute(relative);
}

/** False for a file that leads, or is there and really lies, outside `folder` (a real path). */
export function isInside(folder: string, file: string): boolean {
  if (leaves(path.relative(folder, file))) return false;
  try {
    return !leaves(path.relative(folder, realpathSync(file)));
  } catch {
    return true;
  }
}
