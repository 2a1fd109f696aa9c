/**
 * The one way a view talks to the extension: typed messages, parsed by the view's protocol when they arrive; and the
 * state that survives a reload. What does not fit the protocol is reported, not shown.
 */
import * as z from 'zod';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Transport<In, Out, State> {
  post(message: Out): void;
  listen(listener: (message: In) => void): void;
  /** State as kept, or null if there is none that this version understands. */
  restore(): State | null;
  keep(state: State): void;
}

export function openTransport<In, Out, State>(schemas: {
  incoming: z.ZodType<In>;
  state: z.ZodType<State>;
  complain: (message: string) => Out;
}): Transport<In, Out, State> {
  const api = acquireVsCodeApi();
  const post = (message: Out): void => api.postMessage(message);
  return {
    post,
    listen(listener) {
      window.addEventListener('message', ({ data }) => {
        const parsed = schemas.incoming.safeParse(data);
        if (parsed.success) listener(parsed.data);
        else post(schemas.complain(`A message did not fit: ${z.prettifyError(parsed.error)}`));
      });
      window.addEventListener('error', ({ message }) => post(schemas.complain(message)));
      window.addEventListener('unhandledrejection', ({ reason }) => post(schemas.complain(String(reason))));
    },
    restore() {
      const parsed = schemas.state.safeParse(api.getState());
      return parsed.success ? parsed.data : null;
    },
    keep: (state) => api.setState(state),
  };
}
