import rule from '../../../src/rules/reliability/login-shell-changed.js';
import { type RuleCase, testRule } from '../../harness.js';

const from = (...lines: readonly string[]) => ['FROM debian:13.2', ...lines, ''].join('\n');
const turned = (given: string, into = given.replaceAll(/\[\||\|\]/g, '')): RuleCase => ({
  files: { Dockerfile: from(given) },
  fixed: { Dockerfile: from(into) },
});
const bash = 'SHELL ["/bin/bash", "-c"]';

testRule(rule, {
  'ln -sf': {
    ...turned('RUN [|ln -sf /bin/bash /bin/sh|]', bash),
    message: 'This makes /bin/bash the /bin/sh of the whole system.',
  },
  'rm and ln': turned('RUN rm /bin/sh && [|ln -s /bin/bash /bin/sh|]', bash),
  'mv and ln': turned('RUN mv /bin/sh /bin/sh-old && [|ln -s /bin/bash /bin/sh|]', bash),
  'a relative source': turned('RUN [|ln -snf bash /bin/sh|]', bash),
  'the shell of /usr': turned('RUN [|ln -sf /usr/bin/zsh /usr/bin/sh|]', 'SHELL ["/usr/bin/zsh", "-c"]'),
  'a copy': turned('RUN [|cp /bin/bash /bin/sh|]', bash),
  'among other commands: no fix': turned('RUN apt-get update && [|ln -sf bash /bin/sh|]'),
  'under another SHELL: no fix': {
    files: { Dockerfile: from('SHELL ["/bin/sh", "-exc"]', 'RUN [|ln -sf bash /bin/sh|]') },
    fixed: { Dockerfile: from('SHELL ["/bin/sh", "-exc"]', 'RUN ln -sf bash /bin/sh') },
  },
  'SHELL itself': from(bash),
  'a link to another name': from('RUN ln -s /bin/bash /usr/local/bin/sh-for-tests'),
  'a link to sh': from('RUN ln -s /bin/sh /bin/bash'),
  'busybox, which Alpine has': from('RUN ln -sf /bin/busybox /bin/sh'),
  'dash, which Debian has': from('RUN ln -sf dash /bin/sh'),
  'a variable': from('RUN ln -sf $BASH /bin/sh'),
});
