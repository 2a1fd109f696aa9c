/**
 * The runner as its users see it. Two implementations: in this process with the project's writer lock held
 * (`runner/engine/local.ts`), and through a running daemon (`runner/server/client.ts`). `runner/engine/connect.ts`
 * picks: a live daemon if there is one, else this process; never two writers.
 */

import type { z } from 'zod';
import type {
  DirtyDocuments,
  Hello,
  Job,
  PendingLock,
  Plan,
  ReelAnswer,
  ReelRequest,
  RenderAnswer,
  RenderRequest,
  ReviewRequest,
  RunnerEvent,
  ShotKey,
  Sidecar,
  Take,
} from '../server/protocol.ts';

export interface Runner {
  hello(): Promise<Hello>;
  plan(script: string): Promise<Plan>;
  /** Locks numbers, queues what is asked for and returns at once; `idle()` waits for the end. */
  render(request: z.input<typeof RenderRequest>): Promise<RenderAnswer>;
  jobs(): Promise<Job[]>;
  cancel(id: string): Promise<Job>;
  retry(id: string): Promise<Job>;
  cancelAll(): Promise<number>;
  takes(key: ShotKey): Promise<Take[]>;
  sidecar(take: string): Promise<Sidecar>;
  pick(take: string): Promise<Take>;
  review(take: string, change: z.infer<typeof ReviewRequest>): Promise<Take>;
  reel(request: z.input<typeof ReelRequest>, signal?: AbortSignal): Promise<ReelAnswer>;
  dirty(documents: z.infer<typeof DirtyDocuments>): Promise<void>;
  locks(): Promise<PendingLock[]>;
  /** Every event from now on; the first is a snapshot. Returns the way to stop. */
  subscribe(listener: (event: RunnerEvent) => void): () => void;
  /** Resolves when no job is waiting or running. */
  idle(signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
