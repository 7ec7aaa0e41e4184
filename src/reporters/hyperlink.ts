import { type ReportContext, urlOf } from './reporter.js';

/** The name of a rule, which a terminal that can opens its page from: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
export const linkedRule = (rule: string, { hyperlinks }: Pick<ReportContext, 'hyperlinks'>): string =>
  hyperlinks ? `\u001b]8;;${urlOf(rule)}\u001b\\${rule}\u001b]8;;\u001b\\` : rule;
