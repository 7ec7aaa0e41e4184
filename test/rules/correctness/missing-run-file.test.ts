import rule from '../../../src/rules/correctness/missing-run-file.js';
import { type RuleCase, testRule } from '../../harness.js';

const build = (lines: string, more: Readonly<Record<string, string>> = {}): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\n${lines}\n`, 'manage.py': '', 'run.sh': '', ...more },
});
const says = (message: string, one: RuleCase): RuleCase => ({ ...one, message, severity: 'error' });

testRule(rule, {
  'a script before its COPY': says(
    'python needs /app/manage.py, which no earlier step puts into the image.',
    build('RUN python [|manage.py|] collectstatic --noinput\nCOPY . .'),
  ),
  'a script behind its COPY': build('COPY . .\nRUN python manage.py collectstatic --noinput'),
  'a script with options of Python': build('RUN python -u -W ignore [|manage.py|] check'),
  'a module': build('RUN python -m compileall .'),
  'a text': build('RUN python -c "open(\'manage.py\')"'),
  'a script for a shell': says(
    'sh needs /app/run.sh, which no earlier step puts into the image.',
    build('COPY manage.py .\nRUN sh [|./run.sh|]'),
  ),
  'a text for a shell': build('RUN sh -c "ls"'),
  'options of a shell': build('RUN bash -e run.sh'),
  'a script that runs by itself': says(
    'run.sh needs /app/run.sh, which no earlier step puts into the image.',
    build('RUN [|./run.sh|]\nCOPY . .'),
  ),
  'a script elsewhere': build('COPY . .\nRUN chmod +x [|/run.sh|]'),
  'a script where it is': build('COPY . .\nRUN chmod +x /app/run.sh run.sh ./run.sh && ./run.sh'),
  'a COPY of a folder into its place': build('COPY bin/ /usr/local/bin/\nRUN chmod +x /usr/local/bin/a', {
    'bin/a': '',
  }),
  'several files': build('COPY run.sh .\nRUN chmod 755 run.sh [|start.sh|] [|stop.sh|]'),
  'a mode by example': build('RUN chmod --reference=run.sh a'),
  'moved and copied': build('COPY . .\nRUN mv [|a.py|] b.py && cp [|c.py|] d/'),
  'what was moved before': build('COPY . .\nRUN mv run.sh go.sh && chmod +x go.sh && cp go.sh /go'),
  'what cd leads to': build('COPY . .\nRUN cd / && cat [|run.sh|]'),
  'what cd leads to, where it is': build('COPY . .\nRUN cd /tmp && cat /app/run.sh'),
  'a folder of an owner': build('RUN chown -R 1000:1000 [|/srv/data|]'),
  'a folder that is made': build('RUN mkdir -p /srv/data && chown -R 1000:1000 /srv/data'),
  'a folder of the system': build(
    'RUN chown -R 1000 /var/log /etc/passwd && cat /etc/os-release && cp /usr/share/x /y',
  ),

  // What may be there, or need not.
  'a file that is written': build('RUN echo a > a.txt && cat a.txt'),
  'a file that is downloaded behind flags': build('RUN curl -fsSLo a.sh https://a.example/a && chmod +x a.sh'),
  'a file that is downloaded by wget behind flags': build('RUN wget -qO a.sh https://a.example/a && chmod +x a.sh'),
  'a file that is unpacked behind flags': build('RUN curl -L https://a.example | tar -xzC /opt && chmod +x /opt/a.sh'),
  'a file that is downloaded': build('RUN curl -o a.sh https://a.example/a && chmod +x a.sh && ./a.sh'),
  'a file of an archive': build('ADD https://a.example/a.tgz .\nRUN tar xf a.tgz && chmod +x a/run.sh'),
  'a file of an installer that comes through a pipe': build(
    'ENV POETRY_HOME=/opt/poetry\nRUN curl -sSL https://install.python-poetry.org | python3 - && chmod a+x /opt/poetry/bin/poetry',
  ),
  'a file of a script with an option of its own': build(
    'COPY install.py .\nRUN python3 install.py --version 1.8 && chmod a+x /opt/tool',
    { 'install.py': '' },
  ),
  'a file behind a question for the version': build('RUN python --version && chmod +x [|a.sh|]'),
  'a folder of install': build('RUN install -d /srv/a && chown 1 /srv/a'),
  'a folder of install, and none': build('RUN install -d /srv/a && chown 1 /srv/a [|/srv/b|]'),
  'a file of a package': build('RUN apt-get download a && cp a.deb b\nRUN dpkg -x b c && cat c/d'),
  'a file before such an installer': build('RUN chmod +x [|a.sh|] && curl -sSL https://a.example | sh'),
  'a file of a repository': build('RUN git clone https://a.example/a && cd a && python setup.py install'),
  'a file that a script makes': build('COPY run.sh .\nRUN sh run.sh && cat made.txt'),
  'a file of another image': build('COPY --from=acme/tools:1 /app /app\nRUN python tool.py'),
  'a file of a stage': build('COPY --from=acme/tools:1 /tool.py /app/\nRUN python tool.py'),
  'a file in an image that nobody knows': {
    files: { Dockerfile: 'FROM acme/python:1\nWORKDIR /app\nRUN python manage.py check\n' },
  },
  'a mount': build('RUN --mount=type=bind,target=/app python manage.py check'),
  'a mount of a file': build('RUN --mount=type=bind,source=run.sh,target=/app/run.sh sh run.sh'),
  'a pattern and a variable': build('RUN chmod +x *.sh && chmod +x $FILE && cat {a,b} ~/a'),
  'a failure that is minded': build('RUN chmod +x a.sh || true'),
  'under a condition': build('RUN if [ -f a.sh ]; then chmod +x a.sh; fi'),
  'a project with submodules, which may not be here': build('COPY . .\nRUN chmod +x lib/run.sh', {
    '.gitmodules': '[submodule "lib"]\n\tpath = lib\n',
  }),
  "a COPY that has no source, which is another rule's matter": build('COPY gone/ .\nRUN chmod +x gone.sh'),
  'standard input': build('RUN cat - < /dev/null && python -'),
  'a heredoc': build('RUN cat <<EOF > a.txt\na\nEOF\nRUN cat a.txt'),
});
