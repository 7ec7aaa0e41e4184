import rule from '../../../src/rules/correctness/empty-continuation.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const python = (...text: readonly string[]) => lines('FROM python:3.13-slim', ...text);

testRule(rule, {
  'a blank line': {
    files: { Dockerfile: python('RUN echo one && \\', '[||]', '    echo two') },
    message: 'A blank line stands inside an instruction, which goes on below it.',
    fixed: { Dockerfile: python('RUN echo one && \\', '    echo two') },
  },
  'no blank line': python('RUN echo one && \\', '    echo two'),
  'blank lines before the next instruction': {
    files: { Dockerfile: python('RUN echo one \\', '[||]  ', '', 'CMD ["python"]') },
    fixed: { Dockerfile: python('RUN echo one \\', 'CMD ["python"]') },
  },
  'two places': python('RUN a && \\', '[||]', 'b && \\', '[||]', 'c'),
  'at the end of the file': {
    files: { Dockerfile: python('RUN echo one [|\\|]') },
    message: 'This line is continued, but the file ends.',
    fixed: { Dockerfile: python('RUN echo one') },
  },
  'at the end, with blank lines below': {
    files: { Dockerfile: python('RUN echo one [|\\|]', '', '') },
    fixed: { Dockerfile: python('RUN echo one', '', '') },
  },
  'the other escape character': {
    files: { Dockerfile: lines('# escape=`', 'FROM x', 'RUN a `', '[||]', 'b') },
    fixed: { Dockerfile: lines('# escape=`', 'FROM x', 'RUN a `', 'b') },
  },
  'a backslash that continues nothing': lines('# escape=`', 'FROM x', 'RUN dir C:\\', '', 'USER y'),
  'comment lines': python('RUN echo one && \\', '    # why', '    echo two'),
  'a heredoc': python('RUN <<EOF', 'echo one \\', '', 'echo two', 'EOF'),
  'blanks behind the backslash, which Docker ignores': python('RUN echo one && \\  ', '    echo two'),
});
