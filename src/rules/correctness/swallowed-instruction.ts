import { swallowedInstruction } from '../../model/dockerfile/swallowed.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'swallowed-instruction',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An instruction is part of the one above it.',
  why: 'A line that ends in a backslash goes on below it, over blank lines and comments, too. The next instruction then is an argument or a command of this one, and its own work is not done.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.2 && \\\n    rm -rf /tmp/build && \\\n\nCMD ["python", "-m", "this"]\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.2 && \\\n    rm -rf /tmp/build\n\nCMD ["python", "-m", "this"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#escape'],
  on: {
    step({ instruction, stage }, { report }) {
      const swallowed = swallowedInstruction(instruction);
      if (!swallowed) return;
      const { escape } = stage.dockerfile.tree;
      report(swallowed, {
        message: `${swallowed.keyword} is part of the ${instruction.name} above, because the line before it ends in \`${escape}\`.`,
        help: `Remove the \`${escape}\`, and what joins the lines before it.`,
        related: [{ at: instruction.keyword.at, note: 'the instruction that goes on' }],
      });
    },
  },
});
