/**
 * The heavy half of the runner: language, pictures, backends, planning. Loaded in one go when something must be read,
 * planned or made, so that a daemon with nothing to do is small and commands that only ask start at once.
 */
export { backends } from '../backends/registry.ts';
export { makePlan } from '../plan/make.ts';
export { readScript } from '../project/scripts.ts';
export { commitTakes } from '../takes/commit.ts';
export { recoverTakes } from '../takes/recover.ts';
export { pickTake, reviewTake } from '../takes/review.ts';
export { TakeIndex } from '../takes/take-index.ts';
export { Thumbnails } from '../takes/thumbnails.ts';
export { noSuchShot, queueScript } from './queue-script.ts';
