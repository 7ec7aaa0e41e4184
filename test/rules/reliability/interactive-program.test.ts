import rule from '../../../src/rules/reliability/interactive-program.js';
import { testRule } from '../../harness.js';

const run = (text: string): string => `FROM debian:13\nRUN ${text}\n`;

testRule(rule, {
  'a service': {
    files: { Dockerfile: run('[|service nginx start|]') },
    message: 'service starts what ends with this RUN, which has no use in a build.',
  },
  'a service that the rest of the RUN needs': run('service postgresql start && psql -c "CREATE ROLE app"'),
  'a service that is stopped': run('service nginx stop'),
  'an init system': run('[|systemctl start nginx|]'),
  'an init system that only writes links': run('systemctl enable nginx && systemctl mask getty.target'),
  'an editor': run('[|vim /etc/hosts|]'),
  'an editor that runs commands': run('vim +PluginInstall +qall && nvim --headless -c qa && emacs --batch -l x.el'),
  'a look at the machine': run('[|top|] && [|free -h|]'),
  'a session': run('[|ssh root@example.org ls|]'),
  'a session with keys': run('--mount=type=ssh ssh -T git@example.org'),
  'its version': run('ssh -V && vim --version'),
  'the end': run('[|shutdown now|]'),
  'what is not known': run('systemctl $ACTION nginx'),
  'installed only': run('apt-get install -y vim ssh htop'),
  'when it starts': 'FROM debian:13\nCMD ["top"]\n',
});
