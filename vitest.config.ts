import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Every test file is small and pure: one worker start costs more than the isolation between files is worth.
    isolate: false,
    pool: 'threads',
    // Nothing takes seconds on an idle machine; a busy one must not fail.
    testTimeout: 60_000,
  },
});
