import rule from '../../../src/rules/correctness/exec-form-variable.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const python = (...text: readonly string[]) => lines('FROM python:3.13-slim', ...text);

testRule(rule, {
  'a port that nobody replaces': {
    files: { Dockerfile: python('CMD ["gunicorn", "--bind", [|"0.0.0.0:$PORT"|], "app:app"]') },
    message: 'The exec form starts gunicorn without a shell, so nothing replaces $PORT.',
    fixed: { Dockerfile: python('CMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:$PORT app:app"]') },
  },
  'the same by a shell': python('CMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:$PORT app:app"]'),
  'the same in shell form': python('CMD gunicorn --bind 0.0.0.0:$PORT app:app'),
  'braces and a default': python('CMD ["uvicorn", "app:app", "--port", [|"${PORT:-8000}"|]]'),
  'two commands': {
    files: { Dockerfile: python('CMD ["python", "manage.py", "migrate", [|"&&"|], "python", "app.py"]') },
    message: 'The exec form starts python without a shell, so python gets && as an argument.',
    fixed: { Dockerfile: python('CMD ["sh", "-c", "python manage.py migrate && python app.py"]') },
  },
  'a redirection': python('CMD ["python", "app.py", [|">>"|], "/var/log/app.log"]'),
  'a home folder': python('CMD ["python", [|"~/app.py"|]]'),
  'an argument that the program may read as it likes': python('CMD ["python", "app.py", "~/data", "a&&b"]'),
  bash: python('CMD ["/bin/bash", "-lc", "python app.py --port $PORT && echo done"]'),
  'the entrypoint is the shell': python('ENTRYPOINT ["sh", "-c"]', 'CMD ["python app.py --port $PORT"]'),
  'the entrypoint is a script': python('ENTRYPOINT ["/entrypoint.sh"]', 'CMD ["gunicorn", "--bind", ":$PORT"]'),
  'the entrypoint is an init': python(
    'ENTRYPOINT ["tini", "--"]',
    'CMD ["gunicorn", "--bind", [|":$PORT"|], "app:app"]',
  ),
  'the entrypoint is the server': python('ENTRYPOINT ["gunicorn"]', 'CMD ["--bind", [|":$PORT"|], "app:app"]'),
  'in the entrypoint': {
    files: { Dockerfile: python('ENTRYPOINT ["python", [|"$APP"|]]', 'CMD ["serve"]') },
    fixed: { Dockerfile: python('ENTRYPOINT ["python", "$APP"]', 'CMD ["serve"]') },
  },
  'a program that replaces variables itself': python('CMD ["envsubst", "$HOST $PORT"]'),
  'settings of supervisord': python('CMD ["supervisord", "-c", "%(ENV_CONF)s"]'),
  'an awk program': python('CMD ["awk", "$name > 3 { print }", "data"]'),
  'a program of the project': python('CMD ["./run", "$PORT"]'),
  'Python code': python('CMD ["python", "-c", "import string; print(string.Template(\'$x\'))"]'),
  'a dollar that is none': python('CMD ["python", "app.py", "--price", "5$", "--end", "$"]'),
  'an item that needs quotes is not rewritten': {
    files: { Dockerfile: python('CMD ["python", "app.py", "--title", "My app", "--port", [|"$PORT"|]]') },
    fixed: { Dockerfile: python('CMD ["python", "app.py", "--title", "My app", "--port", "$PORT"]') },
  },
  'reported where it is written only': lines(
    'FROM python:3.13-slim AS base',
    'CMD ["python", "app.py", [|"$PORT"|]]',
    'FROM base',
    'WORKDIR /app',
  ),
  Windows: lines('FROM mcr.microsoft.com/windows/servercore:ltsc2022', 'CMD ["cmd", "/c", "echo $x && echo"]'),
  'a shell in a wrapper': python('CMD ["su", "app", "-c", "python app.py --port $PORT"]'),
});
