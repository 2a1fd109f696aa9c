/**
 * What every backend must do, as tests: one call of `conforms` for each adapter, in `conformance.test.ts`. What they
 * ask for is the contract in `runner/contracts/backend.ts`; the queue's promises stand on it.
 */
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import { sampleRecipe } from '../../tests/fakes/recipe.ts';
import { type Backend, BackendError, type BackendProgress, type BackendRequest } from '../contracts/backend.ts';
import { incomplete } from '../engine/whole-media.ts';

/** Something that goes wrong on the way, and the verdict the adapter must give. */
export interface OrderedFault {
  name: string;
  during: 'submit' | 'find' | 'collect';
  verdict: BackendError['kind'];
  /** Milliseconds that the backend asks to wait. */
  retryAfter?: number;
  order(subject: Subject): void;
}

export interface Subject {
  backend: Backend;
  /** The same service through another instance of the adapter, as after a restart. */
  again(): Backend;
  /** How often the service was asked to make something, where it can tell. */
  submissions?(): number;
  /** How many things it made. */
  works?(): number;
  close?(): Promise<void>;
}

export interface Conformance {
  /** A fresh service and adapter for each test. */
  set(): Promise<Subject> | Subject;
  options?: Record<string, unknown>;
  faults?: readonly OrderedFault[];
  /** Same recipe and seed, same bytes. */
  deterministic?: boolean;
}

const never = new AbortController().signal;
const quiet = (): void => {};

export function conforms(name: string, conformance: Conformance): void {
  describe(`backend ${name}`, () => {
    let open: Subject | null = null;
    const set = async (): Promise<Subject> => {
      open = await conformance.set();
      return open;
    };
    afterEach(async () => {
      await open?.close?.();
      open = null;
    });
    const request = (change: Partial<BackendRequest> = {}): BackendRequest => ({
      jobId: randomUUID(),
      recipe: sampleRecipe(),
      options: conformance.options ?? {},
      workflow: null,
      resolve: (path) => path,
      ...change,
    });

    test('says who it is and what changes its pictures', async () => {
      const { backend } = await set();
      expect(backend.name).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(backend.version).not.toBe('');
      expect(backend.concurrency).toBeGreaterThanOrEqual(1);
      expect(backend.consumes.length).toBeGreaterThan(0);
      for (const field of backend.consumes) expect(fieldExists(sampleRecipe(), field.split('.')), field).toBe(true);
      const estimate = backend.estimate(sampleRecipe());
      expect(Number.isInteger(estimate.ms) && estimate.ms > 0).toBe(true);
    });

    test('is healthy, in words', async () => {
      const { backend } = await set();
      const health = await backend.health(never);
      expect(health.ok).toBe(true);
      expect(health.message).not.toBe('');
    });

    test('makes whole outputs of the size it states', async () => {
      const { backend } = await set();
      const asked = request();
      const outputs = await backend.collect(asked, await backend.submit(asked, never), quiet, never);
      expect(outputs.length).toBeGreaterThan(0);
      for (const output of outputs) {
        expect(incomplete(output.bytes, output.type)).toBeNull();
        if (!output.type.startsWith('image/')) continue;
        const { width, height } = await sharp(output.bytes).metadata();
        expect([width, height]).toEqual([output.width, output.height]);
        await sharp(output.bytes).stats();
      }
    });

    test('reports progress that only grows, with small previews', async () => {
      const { backend } = await set();
      const asked = request();
      const seen: BackendProgress[] = [];
      await backend.collect(asked, await backend.submit(asked, never), (at) => seen.push(at), never);
      const steps = seen.map((at) => at.progress);
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      for (const at of seen) {
        expect(at.progress).toBeGreaterThanOrEqual(0);
        expect(at.progress).toBeLessThanOrEqual(1);
        expect(at.preview?.byteLength ?? 0).toBeLessThan(256 * 1024);
      }
    });

    test('a job can be collected after a restart, and again', async () => {
      const subject = await set();
      const asked = request();
      const remoteId = await subject.backend.submit(asked, never);
      const first = await subject.again().collect(asked, remoteId, quiet, never);
      const second = await subject.again().collect(asked, remoteId, quiet, never);
      expect(second.map((output) => Buffer.from(output.bytes).toString('base64'))).toEqual(
        first.map((output) => Buffer.from(output.bytes).toString('base64')),
      );
    });

    test('find asks for nothing, and what it claims to know can be collected', async () => {
      const subject = await set();
      const asked = request();
      const found = await subject.backend.find(asked, never);
      expect(subject.submissions?.() ?? 0).toBe(0);
      // Only work that needs no submission at all may be known before it was asked for.
      if (found !== null) expect((await subject.backend.collect(asked, found, quiet, never)).length).toBeGreaterThan(0);
      if (subject.submissions !== undefined) expect(found).toBeNull();
    });

    test('where a null from find proves absence, asking twice makes one thing', async () => {
      const subject = await set();
      if (subject.backend.absence !== 'never') return;
      const asked = request();
      const remoteId = await subject.backend.submit(asked, never);
      const found = await subject.again().find(asked, never);
      if (found !== null) expect(found).toBe(remoteId);
      await subject.again().submit(asked, never);
      expect(subject.works?.() ?? 1).toBe(1);
    });

    test('an aborted submit asks for nothing', async () => {
      const subject = await set();
      await subject.backend.submit(request(), AbortSignal.abort()).catch(quiet);
      expect(subject.submissions?.() ?? 0).toBe(0);
    });

    test('an aborted collect stops at once and leaves the job collectable', async () => {
      const { backend } = await set();
      const asked = request();
      const remoteId = await backend.submit(asked, never);
      await expect(backend.collect(asked, remoteId, quiet, AbortSignal.abort())).rejects.toThrow();
      expect((await backend.collect(asked, remoteId, quiet, never)).length).toBeGreaterThan(0);
    });

    test('cancelling is quiet about jobs that are over or unknown', async () => {
      const { backend } = await set();
      const asked = request();
      const remoteId = await backend.submit(asked, never);
      await backend.cancel(remoteId, never);
      await backend.cancel(remoteId, never);
      await backend.cancel(randomUUID(), never);
    });

    test('one job does not disturb another', async () => {
      const { backend } = await set();
      const many = Array.from({ length: 3 }, (_, index) => request({ recipe: sampleRecipe(index + 1) }));
      const ids = await Promise.all(many.map((asked) => backend.submit(asked, never)));
      expect(new Set(ids).size).toBe(3);
      const outputs = await Promise.all(many.map((asked, index) => backend.collect(asked, ids[index]!, quiet, never)));
      const pictures = outputs.map((all) => Buffer.from(all[0]!.bytes).toString('base64'));
      expect(new Set(pictures).size).toBe(3);
    });

    if (conformance.deterministic === true) {
      test('same recipe, same seed, same bytes', async () => {
        const { backend } = await set();
        const made = await Promise.all(
          [request(), request()].map(async (asked) =>
            backend.collect(asked, await backend.submit(asked, never), quiet, never),
          ),
        );
        expect(Buffer.from(made[0]![0]!.bytes).equals(made[1]![0]!.bytes)).toBe(true);
      });
    }

    test.for(conformance.faults ?? [])('$during: $name → $verdict', async (fault) => {
      const subject = await set();
      const { backend } = subject;
      const asked = request();
      if (fault.during !== 'collect') fault.order(subject);
      let failure: unknown = null;
      try {
        if (fault.during === 'find') await backend.find(asked, never);
        else {
          const remoteId = await backend.submit(asked, never);
          if (fault.during === 'collect') {
            fault.order(subject);
            await backend.collect(asked, remoteId, quiet, never);
          }
        }
      } catch (error) {
        failure = error;
      }
      expect(failure).toBeInstanceOf(BackendError);
      const { kind, retryAfter, message } = failure as BackendError;
      expect(kind).toBe(fault.verdict);
      expect(message).not.toBe('');
      if (fault.retryAfter !== undefined) expect(retryAfter).toBe(fault.retryAfter);
    });
  });
}

/** Arrays are entered; an empty one is taken to have any field. */
function fieldExists(value: unknown, [field, ...rest]: string[]): boolean {
  if (field === undefined) return true;
  if (Array.isArray(value)) return value.length === 0 || fieldExists(value[0], [field, ...rest]);
  if (value === null) return true;
  return typeof value === 'object' && field in value && fieldExists((value as Record<string, unknown>)[field], rest);
}
