import rule from '../../../src/rules/modernize/legacy-key-value.js';
import { type RuleCase, testRule } from '../../harness.js';

const turned = (given: string, into: string): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\n${given}\n` },
  fixed: { Dockerfile: `FROM python:3.13-slim\n${into}\n` },
});
/** Without a fix the file stays as it is. */
const kept = (given: string): RuleCase => turned(given, given.replaceAll(/\[\||\|\]/g, ''));

testRule(rule, {
  'ENV with a blank': {
    ...turned('ENV [|FLASK_RUN_HOST|] 0.0.0.0', 'ENV FLASK_RUN_HOST=0.0.0.0'),
    message: 'ENV FLASK_RUN_HOST separates its value by a blank, a form that is deprecated.',
  },
  'ENV with =': 'FROM python:3.13-slim\nENV FLASK_RUN_HOST=0.0.0.0\n',
  'LABEL with a blank': {
    ...turned('LABEL [|version|] 1.0', 'LABEL version=1.0'),
    message: 'LABEL version separates its value by a blank, a form that is deprecated.',
  },
  'LABEL with =': 'FROM python:3.13-slim\nLABEL version=1.0\n',
  'a second pair is part of the value': turned('ENV [|A|] b C=d', 'ENV A="b C=d"'),
  'two pairs with =': 'FROM python:3.13-slim\nENV A=b C=d\n',
  'several blanks': turned('ENV [|PATH|]   /opt/bin:$PATH', 'ENV PATH=/opt/bin:$PATH'),
  'a value with a number sign': turned('ENV [|COLOR|] #fff', 'ENV COLOR="#fff"'),
  'a value in double quotes': turned('ENV [|NAME|] "Ada Lovelace"', 'ENV NAME="Ada Lovelace"'),
  'a value in single quotes': turned("ENV [|NAME|] 'Ada Lovelace'", "ENV NAME='Ada Lovelace'"),
  'quotes in part of the value: no fix': kept('ENV [|NAME|] Ada "Countess" Lovelace'),
  'an escape: no fix': kept('ENV [|NAME|] Ada\\ Lovelace'),
  'over two lines: no fix': kept('ENV [|NAME|] Ada \\\n  Lovelace'),
  'a key in quotes': 'FROM python:3.13-slim\nLABEL "com.example.name"="x y"\n',
  'ARG, which never had the form': 'FROM python:3.13-slim\nARG VERSION\n',
});
