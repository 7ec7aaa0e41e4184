import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They count steps, which V8 does slowly: `npm run test:growth`.
    exclude: ['test/**/linear.test.ts'],
    // Every test file is small and pure: one worker start costs more than the isolation between files is worth.
    isolate: false,
    pool: 'threads',
    maxWorkers: '100%',
    // Nothing takes seconds on an idle machine; a busy one must not fail.
    testTimeout: 60_000,
  },
});
