import { defineConfig } from 'vitest/config';

// End to end in VS Code: one launch per file, one file at a time, steps in the order they are written.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    fileParallelism: false,
    bail: 1,
  },
});
