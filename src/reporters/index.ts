import type { Reporter } from './reporter.js';
import { text } from './text.js';

export { mostResults } from './reporter.js';
export type { FixInfo, ReportContext, Reporter, RuleInfo } from './reporter.js';

/** The forms that need lines of files, to quote them or to count their bytes: they cannot be made where only the findings are at hand. */
export const quoting: readonly (keyof typeof reporters)[] = ['text', 'rdjson', 'rdjsonl'];

/**
 * Loads the form of a report, by the name of `--output-format`. A run without options needs the text only, so that the others are
 * chunks of their own.
 */
export const reporters = {
  text: async () => text,
  concise: async () => (await import('./concise.js')).concise,
  grouped: async () => (await import('./grouped.js')).grouped,
  markdown: async () => (await import('./markdown.js')).markdown,
  json: async () => (await import('./json.js')).json,
  jsonl: async () => (await import('./json.js')).jsonl,
  sarif: async () => (await import('./sarif.js')).sarif,
  github: async () => (await import('./github.js')).github,
  gitlab: async () => (await import('./gitlab.js')).gitlab,
  azure: async () => (await import('./azure.js')).azure,
  checkstyle: async () => (await import('./checkstyle.js')).checkstyle,
  junit: async () => (await import('./junit.js')).junit,
  rdjson: async () => (await import('./rdjson.js')).rdjson,
  rdjsonl: async () => (await import('./rdjson.js')).rdjsonl,
} as const satisfies Record<string, () => Promise<Reporter>>;
