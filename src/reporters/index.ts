import { github } from './github.js';
import { json } from './json.js';
import type { Reporter } from './reporter.js';
import { sarif } from './sarif.js';
import { text } from './text.js';

export { mostResults } from './sarif.js';
export type { ReportContext, Reporter, RuleInfo } from './reporter.js';

/** The forms that quote lines of files: they cannot be made where only the findings are at hand. */
export const quoting: readonly (keyof typeof reporters)[] = ['text'];

/** Every form of report, by the name of `--output-format`. */
export const reporters = { text, json, sarif, github } as const satisfies Record<string, Reporter>;
