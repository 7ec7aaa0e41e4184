import { github } from './github.js';
import { json } from './json.js';
import type { Reporter } from './reporter.js';
import { sarif } from './sarif.js';
import { text } from './text.js';

export { mostResults } from './sarif.js';
export type { ReportContext, Reporter, RuleInfo } from './reporter.js';

/** Every form of report, by the name of `--output-format`. */
export const reporters = { text, json, sarif, github } as const satisfies Record<string, Reporter>;
