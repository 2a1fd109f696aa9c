/** What keys decide about a take, and how the last decision is taken back. */
import type { FromTakes, TakeCard } from './protocol.ts';

export type Review = Extract<FromTakes, { type: 'review' }>;

/** The decision of a key; null for a key that decides nothing. A verdict that stands already is taken back. */
export function decisionOf(key: string, take: TakeCard): Review | null {
  if (key === 'a') {
    return { type: 'review', take: take.name, status: take.status === 'approved' ? 'pending' : 'approved' };
  }
  if (key === 'x') {
    return { type: 'review', take: take.name, status: take.status === 'rejected' ? 'pending' : 'rejected' };
  }
  if (/^[0-5]$/.test(key)) {
    const rating = Number(key);
    return { type: 'review', take: take.name, rating: rating === 0 ? null : rating };
  }
  return null;
}

/** What has to be said to have everything as it was before `decision`. */
export function undoOf(decision: Review, before: TakeCard): Review {
  return {
    type: 'review',
    take: decision.take,
    ...(decision.status !== undefined && { status: before.status }),
    ...(decision.rating !== undefined && { rating: before.rating }),
    ...(decision.note !== undefined && { note: before.note }),
  };
}
