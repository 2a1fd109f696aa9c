/** `<take>.review.json`: verdict, rating and note of one take. One file per take, so that reviews of different takes never meet in a merge. */
import { Review } from '../contracts/take.ts';
import type { Kind } from './decisions.ts';

export const REVIEW_SUFFIX = '.review.json';

export const noReview: Review = { version: 1, status: 'pending', rating: null, note: '' };

export const reviewKind: Kind<Review> = {
  schema: Review,
  untouched: noReview,
  join: {
    // Two notes are two notes.
    note: (ours, theirs) =>
      [ours, theirs]
        .filter((note) => note !== '')
        .sort()
        .join('\n'),
  },
};
