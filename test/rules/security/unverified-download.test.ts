import rule from '../../../src/rules/security/unverified-download.js';
import { testRule } from '../../harness.js';

const run = (command: string): string => `FROM python:3.13\nRUN ${command}\n`;

testRule(rule, {
  'curl without certificates': {
    files: { Dockerfile: run('curl [|-k|] https://example.com/a -o a') },
    message: 'curl -k does not check the certificate of the server.',
  },
  'curl with certificates': run('curl -L https://example.com/a -o a'),
  'among other letters': run('curl [|-fsSLk|] https://example.com/a -o a'),
  'before the letter with a value': run('curl [|-kLo|] a https://example.com/a'),
  'a letter of a value': run('curl -okubectl https://example.com/kubectl'),
  'written out': run('curl [|--insecure|] https://example.com/a'),
  'on this machine': run('curl -k https://localhost:8443/a'),
  'with a checksum': run('curl -k https://example.com/a -o a && echo "abc  a" | sha256sum -c'),
  'wget without certificates': run('wget -q [|--no-check-certificate|] https://example.com/a'),
  'wget with certificates': run('wget -q https://example.com/a'),
  'packages without signatures': {
    files: { Dockerfile: run('apt-get install -y [|--allow-unauthenticated|] git') },
    message: 'apt-get --allow-unauthenticated installs packages whose signatures nobody checks.',
  },
  'packages with signatures': run('apt-get install -y git'),
  'the old option of apt-get': run('apt-get install [|--force-yes|] git'),
  'a setting of apt-get': run('apt-get -o [|APT::Get::AllowUnauthenticated=true|] install -y git'),
  'a setting that checks': run('apt-get -o APT::Get::AllowUnauthenticated=false install -y git'),
  'of dnf': run('dnf install -y [|--nogpgcheck|] git'),
  'of rpm': run('rpm -i [|--nosignature|] https://example.com/a.rpm'),
  'of zypper': run('zypper [|--no-gpg-checks|] install -y git'),
  'of apk, even with a checksum': run('sha256sum -c sums && apk add [|--allow-untrusted|] a.apk'),
  'of pip': run('pip install [|--trusted-host|] pypi.example.com flask'),
  'of pip on this machine': run('pip install --trusted-host localhost flask'),
  'of git': run('git -c [|http.sslVerify=false|] clone https://example.com/a.git'),
  'in the configuration of git': {
    files: { Dockerfile: run('[|git config --global http.sslVerify false|]') },
    message: 'git config switches the check of certificates off.',
  },
  'another configuration of git': run('git config --global http.sslVerify true'),
  'in the configuration of npm': run('[|npm config set strict-ssl false|]'),
  'in ENV': {
    files: { Dockerfile: 'FROM python:3.13\nENV PYTHONHTTPSVERIFY=[|0|]\n' },
    message: 'PYTHONHTTPSVERIFY=0 switches the check of certificates off.',
  },
  'switched on in ENV': 'FROM python:3.13\nENV PYTHONHTTPSVERIFY=1 NODE_TLS_REJECT_UNAUTHORIZED=1\n',
  'in ARG': 'FROM python:3.13\nARG NODE_TLS_REJECT_UNAUTHORIZED=[|0|]\n',
  'before a command': run('[|GIT_SSL_NO_VERIFY=1|] git clone https://example.com/a.git'),
  'by export': run('export [|GIT_SSL_NO_VERIFY=true|] && git clone https://example.com/a.git'),
  'by env': run('env [|NODE_TLS_REJECT_UNAUTHORIZED=0|] node a.js'),
  'in a text': run('echo GIT_SSL_NO_VERIFY=1'),
  'an option of another program': run('tool -k --insecure'),
});
