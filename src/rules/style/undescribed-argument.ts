import { definitionComments, isToolComment } from '../../model/dockerfile/definition-comment.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'undescribed-argument',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: false,
  since: '0.1.0',
  summary: 'A comment above ARG or FROM that does not begin with the name it describes.',
  why: '`docker build --call=outline` and `--call=targets` show such comments as descriptions, but only those of the form `# name text`.',
  examples: {
    bad: 'FROM python:3.13-slim\n# Where to install from\nARG INDEX_URL\n',
    good: 'FROM python:3.13-slim\n# INDEX_URL is where to install from\nARG INDEX_URL\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
  aliases: ['InvalidDefinitionDescription'],
  on: {
    dockerfile({ tree }, { report }) {
      for (const { comment, instruction, names } of definitionComments(tree)) {
        const [first = ''] = comment.text.split(/\s/);
        if (names.includes(first) || isToolComment(comment)) continue;
        report(comment, {
          message: `The comment above ${instruction.name} ${names.join(' ')} does not begin with ${names.length > 1 ? 'one of its names' : names[0]!}, so it describes nothing.`,
          help: `Begin it with ${names[0]!}, or leave an empty line below it.`,
          related: [{ at: instruction.keyword.at, note: 'what it stands above' }],
        });
      }
    },
  },
});
