/** Which files are scripts, and in which of the two languages. */
import path from 'node:path';

const EXTENSIONS: Readonly<Record<string, 'story' | 'fountain'>> = {
  '.story': 'story',
  '.fountain': 'fountain',
  '.spmd': 'fountain',
};

/** Null for anything that is not a script by its name. */
export function scriptLanguage(file: string): 'story' | 'fountain' | null {
  return EXTENSIONS[path.extname(file).toLowerCase()] ?? null;
}
