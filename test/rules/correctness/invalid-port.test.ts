import rule from '../../../src/rules/correctness/invalid-port.js';
import { testRule } from '../../harness.js';

const exposing = (ports: string) => `FROM python:3.13-slim\nEXPOSE ${ports}\n`;

testRule(rule, {
  'a mapping': {
    files: { Dockerfile: exposing('[|8000:8000|]') },
    message: 'EXPOSE 8000:8000 has a host part.',
  },
  'the port alone': exposing('8000'),
  'an address': exposing('[|127.0.0.1:8000|]'),
  'an address with braces': exposing('[|[::1]:8000|]'),
  'too high': { files: { Dockerfile: exposing('[|80000|]') }, message: 'EXPOSE 80000 is no port.' },
  'the highest': exposing('65535'),
  'the lowest': exposing('0'),
  'one above the highest': exposing('[|65536|]'),
  'a range': exposing('8000-8010'),
  'a range the wrong way round': {
    files: { Dockerfile: exposing('[|8010-8000|]') },
    message: 'EXPOSE 8010-8000 ends before it begins.',
  },
  'a range that ends too high': exposing('[|65000-70000|]'),
  'known protocols': exposing('53/udp 80/TCP 9899/sctp'),
  'an unknown protocol': {
    files: { Dockerfile: exposing('[|80/http|]') },
    message: 'EXPOSE 80/http has no protocol that Docker knows.',
  },
  'no protocol behind the slash': exposing('[|80/|]'),
  'a name': exposing('[|http|]'),
  'a negative number': exposing('[|-1|]'),
  'a comma between two ports': exposing('[|8000,|] 8001'),
  'several, one of them wrong': exposing('8000 [|99999|] 9000'),
  'a comment on the same line': {
    files: { Dockerfile: exposing('8000 [|#|] the web server') },
    message: 'EXPOSE takes everything behind it for ports, this comment too.',
  },
  'a comment on its own line': `# the web server\n${exposing('8000')}`,
  'a quoted port': exposing('"8000"'),
  'a variable': exposing('$PORT'),
  'a variable with a part beside it': exposing('${PORT}:80 ${PORT:-99999}/tcp'),
});
