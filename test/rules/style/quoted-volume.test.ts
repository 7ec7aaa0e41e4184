import rule from '../../../src/rules/style/quoted-volume.js';
import { testRule } from '../../harness.js';

const file = (volumes: string) => ({
  'compose.yaml': `services:\n  web:\n    image: a\n    volumes:${volumes.replaceAll('\n', '\n      ')}\n`,
});

testRule(rule, {
  'a path in quotes': {
    files: file('\n- [|"./a:/a:ro"|] # plain'),
    message: 'The volume ./a:/a:ro has quotes that it does not need.',
    fixed: file('\n- ./a:/a:ro # plain'),
  },
  'a path without quotes': { files: file('\n- ./a:/a:ro') },
  variables: { files: file(`\n- [|'\${DIR:-./a}:/a'|]`), fixed: file('\n- ${DIR:-./a}:/a') },
  blanks: { files: file('\n- "./my files:/a"') },
  'a comment sign': { files: file('\n- "./a:/a #1"') },
  'an escape': { files: file('\n- "C:\\\\a:/a"') },
  'a colon at the end': { files: file('\n- "./a:"') },
  'brackets, where braces have a meaning': { files: file(' ["./a:/a"]') },
  'the long form': { files: file('\n- type: bind\n  source: "./a"\n  target: /a') },
});
