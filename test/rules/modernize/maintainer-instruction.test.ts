import rule from '../../../src/rules/modernize/maintainer-instruction.js';
import { type RuleCase, testRule } from '../../harness.js';

/** What becomes of a MAINTAINER line. */
const turned = (given: string, into: string, head = ''): RuleCase => ({
  files: { Dockerfile: `${head}FROM python:3.13-slim\n[|MAINTAINER|] ${given}\nUSER app\n` },
  fixed: {
    Dockerfile: `${head}FROM python:3.13-slim\nLABEL org.opencontainers.image.authors=${into}\nUSER app\n`,
  },
});

testRule(rule, {
  'a name and an address': {
    ...turned('Ada <ada@example.org>', '"Ada <ada@example.org>"'),
    message: 'MAINTAINER is deprecated; a label says the same.',
  },
  'the label': 'FROM python:3.13-slim\nLABEL org.opencontainers.image.authors="Ada <ada@example.org>"\n',
  'the label of old': 'FROM python:3.13-slim\nLABEL maintainer="ada@example.org"\n',
  'a name in quotes': turned('"Ada Lovelace"', '"Ada Lovelace"'),
  'a name in single quotes': turned("'Ada Lovelace'", '"Ada Lovelace"'),
  'quotes and variables inside': turned('Ada "Countess" $L \\o/', '"Ada \\"Countess\\" \\$L \\\\o/"'),
  'with the other escape character': turned('Ada "A" \\o', '"Ada `"A`" \\o"', '# escape=`\n'),
  'over two lines': {
    files: { Dockerfile: 'FROM python:3.13-slim\n[|maintainer|] Ada \\\n  Lovelace\n' },
    fixed: { Dockerfile: 'FROM python:3.13-slim\nLABEL org.opencontainers.image.authors="Ada   Lovelace"\n' },
  },
});
