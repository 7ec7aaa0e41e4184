import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'empty-continuation',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A continued line that is followed by a blank line or by nothing.',
  why: 'Docker goes on reading behind the blank line, so that the next instruction may become part of this one. A future version refuses it.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN echo one && \\\n\n    echo two\n',
    good: 'FROM python:3.13-slim\nRUN echo one && \\\n    echo two\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  aliases: ['NoEmptyContinuation'],
  on: {
    dockerfile({ tree }, { report }) {
      for (const empty of tree.emptyContinuations) {
        const isEnd = empty.kind === 'end-of-file';
        report(empty, {
          message: isEnd
            ? 'This line is continued, but the file ends.'
            : 'A blank line stands inside an instruction, which goes on below it.',
          help: isEnd
            ? `Remove the \`${tree.escape}\`.`
            : `Remove the blank line, or the \`${tree.escape}\` before it if the instruction ends there.`,
          related: isEnd ? [] : [{ at: empty.keyword.at, note: 'the instruction that goes on' }],
          fix: {
            title: isEnd ? `Remove the \`${tree.escape}\`` : 'Remove the blank lines',
            edits: [replace(empty.needless, '')],
          },
        });
      }
    },
  },
});
