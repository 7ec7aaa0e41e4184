import { turningCharacters } from '../../model/hidden-characters.js';
import { defineRule } from '../../rule.js';
import type { Located } from '../../text/location.js';

export default defineRule({
  name: 'bidirectional-override',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An invisible character that shows a line in another order than Docker reads it.',
  why: 'A reviewer sees other text than the one that is run: a command can look like a comment, and a comment like a command (CVE-2021-42574).',
  examples: {
    bad: 'FROM python:3.13-slim\n# only for tests \u202e ylno\nWORKDIR /app\n',
    good: 'FROM python:3.13-slim\n# only for tests\nWORKDIR /app\n',
  },
  sources: ['https://trojansource.codes/', 'https://www.unicode.org/reports/tr9/'],
  on: {
    dockerfile: ({ file }, { report }) => turningCharacters(file).forEach((one) => report(one, finding(one))),
    document: ({ file }, { report }) => turningCharacters(file).forEach((one) => report(one, finding(one))),
  },
});

const finding = ({ name }: Located & { readonly name: string }) => ({
  message: `${name} turns the direction of the text around, so that this line is not what it looks like.`,
  help: 'Delete the character, or write it as an escape sequence where a program needs it.',
});
