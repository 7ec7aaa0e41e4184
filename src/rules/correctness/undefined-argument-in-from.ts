import { undeclaredArguments } from '../../model/dockerfile/variable-uses.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'undefined-argument-in-from',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'FROM uses a variable that no ARG before the first FROM declares.',
  why: 'It is replaced with nothing, whatever --build-arg says: an argument counts only where an ARG declares it.',
  examples: {
    bad: 'ARG PYTHON_VERSION=3.13\nFROM python:${PYTHON_VERSOIN}-slim\n',
    good: 'ARG PYTHON_VERSION=3.13\nFROM python:${PYTHON_VERSION}-slim\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/undefined-arg-in-from/'],
  aliases: ['UndefinedArgInFrom'],
  on: {
    dockerfile(dockerfile, { report }) {
      for (const use of undeclaredArguments(dockerfile)) {
        const { name, inStage, similar } = use;
        report(use, {
          message: `No ARG before the first FROM declares ${name}.`,
          help: inStage
            ? `Move ARG ${name} above the first FROM.`
            : similar === undefined
              ? `Write ARG ${name}=… above the first FROM.`
              : `Did you mean ${similar}?`,
          related: inStage ? [{ at: inStage.at, note: 'this one counts in its stage only' }] : [],
        });
      }
    },
  },
});
