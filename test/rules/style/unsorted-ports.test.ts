import rule from '../../../src/rules/style/unsorted-ports.js';
import { testRule } from '../../harness.js';

const file = (ports: string) => ({
  'compose.yaml': `services:\n  web:\n    image: a\n    ports:${ports.replaceAll('\n', '\n      ')}\n    restart: always\n`,
});

testRule(rule, {
  'out of order': {
    files: file('\n- "8443:443"\n- [|"8080:80"|] # plain'),
    message: 'The port 8080 stands behind the port 8443.',
    fixed: file('\n- "8080:80" # plain\n- "8443:443"'),
  },
  'in order': { files: file('\n- "8080:80"\n- "8443:443"') },
  'by number, not by text': { files: file('\n- "443:443"\n- "8080:80"\n- "10000:80"') },
  'the long form among them': {
    files: file('\n- "9000:80"\n- [|target: 80\n  published: 8080|]\n- 9100'),
    fixed: file('\n- target: 80\n  published: 8080\n- "9000:80"\n- 9100'),
  },
  'in brackets': { files: file(' ["8443:443", [|"8080:80"|]]'), fixed: file(' ["8080:80", "8443:443"]') },
  addresses: { files: file('\n- "127.0.0.1:8080:80"\n- "0.0.0.0:8443:443"') },
  'a default': { files: file('\n- "8443:443"\n- [|"${PORT:-8080}:80"|]') },
  'a port that only a variable knows': { files: file('\n- "8443:443"\n- "${PORT}:80"\n- "1:1"') },
  'a list that is written elsewhere': {
    files: {
      'compose.yaml': 'x-list: &list\n  - "81:81"\n  - "80:80"\nservices:\n  web:\n    image: a\n    ports: *list\n',
    },
  },
  'one published port twice': { files: file('\n- "127.0.0.1:80:80"\n- "192.168.0.1:80:81"') },
});
