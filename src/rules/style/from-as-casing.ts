import { asKeyword, casingOf, inCasing, isFrom } from '../../model/dockerfile/keyword-casing.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'from-as-casing',
  category: 'style',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'FROM and AS are cased differently.',
  why: 'The two belong together, and an AS that looks like a name is easily overlooked.',
  examples: {
    bad: 'FROM python:3.13-slim as app\n',
    good: 'FROM python:3.13-slim AS app\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  aliases: ['FromAsCasing'],
  on: {
    dockerfile({ tree }, { report }) {
      // Both are brought to the casing of the file: what instruction-casing does to FROM is the same edit.
      const casing = casingOf(tree);
      for (const { keyword, alias, ...from } of tree.instructions.filter(isFrom)) {
        const as = asKeyword({ ...from, keyword, alias });
        if (!as || as.text === inCasing(as.text, keyword.text === keyword.text.toLowerCase() ? 'lower' : 'upper'))
          continue;
        const odd = [keyword, as].filter(({ text }) => text !== inCasing(text, casing));
        report(as, {
          message: `\`${as.text}\` is cased unlike the \`${keyword.text}\` before it.`,
          help: `Write ${inCasing('FROM', casing)} … ${inCasing('AS', casing)}.`,
          related: [{ at: keyword.at, note: 'the FROM that it belongs to' }],
          fix: {
            title: `Write ${inCasing('AS', casing)}`,
            edits: odd.map((word) => replace(word, inCasing(word.text, casing))),
          },
        });
      }
    },
  },
});
