import rule from '../../../src/rules/correctness/swallowed-instruction.js';
import { type RuleCase, testRule } from '../../harness.js';

const file = (lines: string): string => `FROM python:3.13-slim\n${lines}\n`;
const says = (message: string, lines: string): RuleCase => ({
  files: { Dockerfile: file(lines) },
  message,
  severity: 'error',
});

testRule(rule, {
  'a command behind an operator': says(
    'CMD is part of the RUN above, because the line before it ends in `\\`.',
    'RUN pip install flask && \\\n[|CMD|] ["python"]',
  ),
  'an argument behind a blank line': says(
    'RUN is part of the RUN above, because the line before it ends in `\\`.',
    'RUN apt-get install -y git \\\n\n[|RUN|] pip install flask',
  ),
  'behind a comment': file('RUN pip install flask && \\\n    # the code\n[|COPY|] . .'),
  indented: file('RUN pip install flask && \\\n    [|ENV|] A=b'),
  'the first of several': file('RUN pip install flask \\\n[|COPY|] . . \\\nCMD ["python"]'),
  'in a COPY': file('COPY a.py b.py \\\n[|RUN|] ./'),
  'in a CMD': file('CMD python app.py \\\n[|EXPOSE|] 8000'),
  'with another escape': {
    files: { Dockerfile: '# escape=`\nFROM python:3.13-slim\nRUN pip install flask `\n[|USER|] app\n' },
    message: 'USER is part of the RUN above, because the line before it ends in ```.',
  },
  'two instructions': file('RUN pip install flask\nCMD ["python"]'),
  'lines of one instruction': file('RUN pip install flask && \\\n    pip list && \\\n    echo RUN it'),
  'a quoted text': file('RUN psql -c "CREATE \\\nUSER app \\\nFROM x"'),
  'a quoted text in single quotes': file("RUN psql -c 'CREATE \\\nUSER app'"),
  'an item of a list': file('CMD ["psql", "-c", "ALTER \\\nUSER app"]'),
  'a label': file('LABEL a="b \\\nRUN c" \\\n  d="e"'),
  'the command of a health check': file('HEALTHCHECK --interval=5m \\\n  CMD curl -f http://localhost/'),
  'an instruction for later': file('ONBUILD \\\n  RUN ls'),
  'a variable': file('RUN A=b \\\nUSER=c make'),
  'small letters': file('RUN echo a \\\nrun b'),
  'a name alone': file('RUN echo a \\\nUSER'),
  'a heredoc': file('RUN <<EOF\npsql -c "a \\\nUSER b"\nEOF'),
  'a heredoc for a file': file('COPY <<EOF /a\nx \\\nRUN y\nEOF'),
});
