import rule from '../../../src/rules/security/world-writable.js';
import { testRule } from '../../harness.js';

const run = (command: string): string => `FROM python:3.13\nWORKDIR /app\nRUN ${command}\n`;

testRule(rule, {
  'everything to everybody': {
    files: { Dockerfile: run('chmod -R [|777|] /app') },
    message: 'The mode 777 lets every user write to /app.',
  },
  'read and search': run('chmod -R 755 /app'),
  'the group': run('chmod -R 775 /app'),
  'a file': run('chmod [|666|] a b'),
  'with the bit for the group': run('chmod [|2777|] /data'),
  'with the sticky bit': run('chmod 1777 /tmp'),
  'with the sticky bit and others': run('chmod 3777 /tmp'),
  'without it on /tmp': run('chmod [|0777|] /tmp'),
  'by letters': run('chmod -R [|a+w|] .'),
  'for others': run('chmod [|o+rw|] /data'),
  'all three': run('chmod [|ugo=rwx|] /data'),
  'among other clauses': run('chmod [|u+x,o+w|] /data'),
  'taken back': run('chmod a+w,o-w /data'),
  'set back': run('chmod o+w,o=r /data'),
  'what the umask leaves': run('chmod +w /data'),
  'the sticky bit by letters': run('chmod a+rwx,+t /data'),
  'taken away': run('chmod -R o-w /data'),
  'the right to execute': run('chmod a+x start.sh'),
  'the mode of another file': run('chmod --reference=a b'),
  'behind find': run('find . -type d -exec chmod [|777|] {} +'),
  'behind xargs': run('find . -print0 | xargs -0 chmod [|a+rwX|]'),
  'with mkdir': run('mkdir -p -m [|777|] /data'),
  'with mkdir for the owner': run('mkdir -p -m 700 /data'),
  'with install': run('install -m [|0666|] a /data/a'),
  'a file that goes again': run('curl -o /tmp/x https://a.example/x && chmod 777 /tmp/x && /tmp/x && rm /tmp/x'),
  'another file that goes': run('chmod [|777|] /opt/x && rm /tmp/y'),
  'a variable': run('chmod $MODE /data'),
  'in COPY': {
    files: { Dockerfile: 'FROM python:3.13\nCOPY [|--chmod=777|] . /app\n' },
    message: 'The mode 777 lets every user write to what COPY brings.',
  },
  'in COPY, for the owner': 'FROM python:3.13\nCOPY --chmod=755 . /app\n',
});
