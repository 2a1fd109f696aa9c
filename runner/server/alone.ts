/**
 * A daemon that an editor started leaves when nobody needs it any more: no connection, no question for a while, and no
 * job that waits or runs. Killing the editor therefore leaves no process behind, and rendering still comes to its end.
 */
export interface AloneOptions {
  /** Milliseconds of solitude after which `leave` is called, once. */
  after: number;
  /** Whether anybody is connected, or any job is open. */
  needed(): Promise<boolean>;
  leave(): void;
}

export interface AloneWatch {
  /** Somebody asked something: solitude begins anew. */
  asked(): void;
  stop(): void;
}

export function watchAlone({ after, needed, leave }: AloneOptions): AloneWatch {
  let since = performance.now();
  const timer = setInterval(
    async () => {
      if (await needed().catch(() => true)) since = performance.now();
      else if (performance.now() - since >= after) {
        clearInterval(timer);
        leave();
      }
    },
    Math.max(10, after / 4),
  );
  timer.unref();
  return {
    asked: () => {
      since = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}
