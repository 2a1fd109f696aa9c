/** What people decide about takes. Takes themselves are never touched: decisions lie in files beside them. */
import path from 'node:path';
import { type Project, Trouble } from '../contracts/project.ts';
import type { Review, Take } from '../contracts/take.ts';
import { decide } from './decisions.ts';
import { noReview, REVIEW_SUFFIX, reviewKind } from './review-file.ts';
import { setPick } from './shot-file.ts';
import type { PlacedTake, TakeIndex } from './take-index.ts';

/** Sets verdict, rating or note; what is left out stays. Returns the take as it is now. Throws `Trouble`. */
export async function reviewTake(
  project: Project,
  index: TakeIndex,
  name: string,
  change: Partial<Pick<Review, 'status' | 'rating' | 'note'>>,
): Promise<Take> {
  const { folder } = writable(project, index, name);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const file = path.join(project.root, ...folder.split('/'), name + REVIEW_SUFFIX);
  await decide(reviewKind, file, noReview, given);
  index.reread(folder);
  return known(index.take(name), name);
}

/** Makes this the take in use for its shot, until the shot is made anew for other words. Throws `Trouble`. */
export async function pickTake(project: Project, index: TakeIndex, name: string): Promise<Take> {
  const { folder, take } = writable(project, index, name);
  if (take.review.status === 'deleted') {
    throw new Trouble('take-deleted', `${name} is marked as deleted.`, 'Set its verdict to pending first.');
  }
  const own = index.folder(folder)!;
  const key = own.key ?? take.key;
  const born = {
    version: 1 as const,
    key,
    aliases: own.aliases,
    fingerprint: own.fingerprint ?? '',
    active: null,
  };
  await setPick(project, folder, born, name);
  index.reread(folder);
  // After a merge a shot may have two folders; only one pick holds.
  for (const other of index.foldersOfKey(key)) {
    if (other.folder === folder || other.picks.length === 0) continue;
    await setPick(project, other.folder, { ...born, key: other.key ?? key }, null);
    index.reread(other.folder);
  }
  return known(index.take(name), name);
}

function writable(project: Project, index: TakeIndex, name: string): PlacedTake {
  if (project.readOnly !== null) throw new Trouble('read-only', project.readOnly);
  return known(index.place(name), name);
}

function known<T>(found: T | null, name: string): T {
  if (found !== null) return found;
  throw new Trouble('no-such-take', `There is no take ${name}.`, 'List them with `slateline takes`.');
}
