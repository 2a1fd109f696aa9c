import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{grammar,language-server,runner,extension,webviews,tests}/**/*.test.ts',
      '{syntaxes,snippets}/**/*.test.ts',
    ],
    exclude: ['tests/vscode/**', 'tests/proof/**', 'node_modules/**'],
    testTimeout: 120_000,
    maxWorkers: 2,
  },
});
