import rule from '../../../src/rules/correctness/broken-exec-form.js';
import { testRule, type RuleCase } from '../../harness.js';

const from = (line: string) => `FROM python:3.13-slim\n${line}\n`;
const because = (line: string, reason: string): RuleCase => ({
  files: { Dockerfile: from(line) },
  message: `Docker runs this as a shell line and not in exec form, because ${reason}.`,
});

testRule(rule, {
  'single quotes': because("CMD [|['python', 'app.py']|]", 'JSON strings need double quotes'),
  'double quotes': from('CMD ["python", "app.py"]'),
  'a type of PowerShell':
    'FROM acme/windows:1\nSHELL ["powershell", "-Command"]\nRUN [Net.ServicePointManager]::SecurityProtocol = 1\n',
  'a type of PowerShell in an image of Windows':
    'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD [Net.Dns]::GetHostName()\n',
  'no quotes': because('CMD [|[python, app.py]|]', 'JSON strings need quotes'),
  'a missing comma': because('ENTRYPOINT [|["python" "app.py"]|]', 'a comma is missing between two items'),
  'a missing comma and blanks inside': because(
    'ENTRYPOINT [|[ "python" "app.py" ]|]',
    'a comma is missing between two items',
  ),
  'a comma': from('ENTRYPOINT [ "python", "app.py" ]'),
  'text behind it': because('CMD [|["python", "app.py"] --debug|]', 'text follows the closing bracket'),
  'a comment behind it': because('CMD [|["python", "app.py"] # start|]', 'text follows the closing bracket'),
  'a missing bracket': because('CMD [|["python", "app.py"|]', 'the closing bracket is missing'),
  'a comma too many': because('CMD [|["python", "app.py",]|]', 'a comma stands before the closing bracket'),
  'typographic quotes': because('CMD [|[“python”, “app.py”]|]', 'JSON strings need quotes'),
  'a backslash that JSON has not': because('CMD [|["python", "a\\pp.py"]|]', 'it is no JSON array of strings'),
  'in RUN': because("RUN [|['pip', 'install', 'flask']|]", 'JSON strings need double quotes'),
  'in a health check': because(
    "HEALTHCHECK CMD [|['curl', '-f', 'http://localhost']|]",
    'JSON strings need double quotes',
  ),
  'a health check in exec form': from('HEALTHCHECK CMD ["curl", "-f", "http://localhost"]'),
  'no health check': from('HEALTHCHECK NONE'),
  'over several lines': because("CMD [|['gunicorn', \\\n  'app:app']|]", 'JSON strings need double quotes'),
  'the shell form': from('CMD python app.py'),
  'a test in RUN': from('RUN [ -f requirements.txt ] && pip install -r requirements.txt'),
  'a test of a quoted variable': from('RUN [ "$DEBUG" = "1" ] && pip install debugpy'),
  'a negated test': from('RUN [ ! -d "/data" ] || rm -r /data'),
  'a test of one quoted word': from('RUN [ "$DEBUG" ] && pip install debugpy'),
  'a test of bash': from('RUN [[ "$A" == "b, c" ]] && true'),
  'a test in CMD': from('CMD [ -n "$PORT" ] && exec gunicorn app:app'),
  'SHELL, whose array is syntax': from('SHELL [ "bash", "-c" ]'),
  'an empty array': from('ENTRYPOINT []'),
});

const mends = (line: string, fixed: string): RuleCase => ({
  files: { Dockerfile: from(line) },
  fixed: { Dockerfile: from(fixed) },
});

testRule(rule, {
  'fix: single quotes': mends("CMD [|['python', 'app.py']|]", 'CMD ["python", "app.py"]'),
  'fix: a missing comma': mends('ENTRYPOINT [|["python" "app.py"]|]', 'ENTRYPOINT ["python", "app.py"]'),
  'fix: a comma too many': mends('CMD [|["python", "app.py",]|]', 'CMD ["python", "app.py"]'),
  'fix: a missing bracket': mends('CMD [|["python", "app.py"|]', 'CMD ["python", "app.py"]'),
  'no fix: no quotes': mends('CMD [|[python, app.py]|]', 'CMD [python, app.py]'),
  'no fix: text behind it': mends('CMD [|["python", "app.py"] --debug|]', 'CMD ["python", "app.py"] --debug'),
  'no fix: over lines': mends("CMD [|['python', \\\n  'app.py']|]", "CMD ['python', \\\n  'app.py']"),
  'no fix: a quote inside': mends(`CMD [|['sh', '-c', 'echo "a"']|]`, `CMD ['sh', '-c', 'echo "a"']`),
});
