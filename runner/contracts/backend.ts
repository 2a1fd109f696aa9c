/**
 * What a generator is to Slateline. One folder per backend under `runner/backends/`, one registration in
 * `runner/backends/registry.ts`, and one shared conformance suite that every adapter passes.
 */
import type { Recipe } from './recipe.ts';

export interface BackendRequest {
  /** Chosen by us, stable over retries: a backend that accepts client ids submits idempotently with it. */
  jobId: string;
  recipe: Recipe;
  options: Record<string, unknown>;
  /** Absolute path of the pipeline's workflow file, if it has one. */
  workflow: string | null;
  /** Resolves a `FileRef.path` of the recipe to an absolute path. */
  resolve(path: string): string;
}

export interface BackendProgress {
  /** 0 … 1 */
  progress: number;
  step: string;
  /** Small preview image bytes (JPEG, PNG or WebP), if the backend has one. */
  preview?: Uint8Array;
}

/** One generated file, whole. `type` is a MIME type. */
export interface BackendOutput {
  bytes: Uint8Array;
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'video/mp4';
  width: number;
  height: number;
}

export interface BackendHealth {
  ok: boolean;
  /** What is wrong and what to do about it, in words. */
  message: string;
}

/** A failure with a verdict: `retry` may be tried again, `final` must not be, `unknown` may have been billed. */
export class BackendError extends Error {
  readonly kind: 'retry' | 'final' | 'unknown';
  /** Milliseconds to wait before the next try, when the backend says so. */
  readonly retryAfter: number | undefined;
  constructor(message: string, kind: 'retry' | 'final' | 'unknown', retryAfter?: number) {
    super(message);
    this.name = 'BackendError';
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

export interface Backend {
  readonly name: string;
  /** Recorded in every sidecar. */
  readonly version: string;
  /**
   * Dotted paths of the recipe's fields that change what this backend makes (`direct`, `identity.characters.look`);
   * a prefix stands for everything below it, and arrays are entered. Freshness compares these and nothing else.
   */
  readonly consumes: readonly string[];
  /** How many jobs it takes at once. */
  readonly concurrency: number;
  health(signal: AbortSignal): Promise<BackendHealth>;
  /**
   * Hands the job over and resolves to the backend's id for it. Throws `BackendError`: `retry` and `final` say that the
   * backend certainly did not take the job; `unknown` (and any other error) that it may have, and `find` is asked.
   */
  submit(request: BackendRequest, signal: AbortSignal): Promise<string>;
  /**
   * What a null from `find` proves. `never`: the job certainly never reached the backend, or submitting it again under
   * the same `jobId` repeats nothing (local work, and services that take our id as theirs), so it is submitted again.
   * `unknown`, and when left out: it may be running and billed, so it is failed in those words and only a person
   * submits it again.
   */
  readonly absence?: 'never' | 'unknown';
  /** After a crash between submit and its answer: the id under which the backend knows the job, or null. */
  find(request: BackendRequest, signal: AbortSignal): Promise<string | null>;
  /**
   * Waits for the end of the job, reporting progress, and brings its outputs, each whole. May be called again with the
   * same id, by another process too. Throws `BackendError`: `retry` (collect again under the same id), `final` (the
   * backend will never have it), `unknown` (a person must look). Aborting stops the waiting, not the job.
   */
  collect(
    request: BackendRequest,
    remoteId: string,
    onProgress: (progress: BackendProgress) => void,
    signal: AbortSignal,
  ): Promise<BackendOutput[]>;
  cancel(remoteId: string, signal: AbortSignal): Promise<void>;
  /** Milliseconds and money one such job is expected to take. */
  estimate(recipe: Recipe): { ms: number; cost: number | null };
}
