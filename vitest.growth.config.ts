import { defineConfig } from 'vitest/config';
import usual from './vitest.config.js';

/** The tests that hold the growth of work against the growth of its input, by counting steps (test/work.ts). */
export default defineConfig({
  test: { ...usual.test, include: ['test/**/linear.test.ts'], exclude: [] },
});
