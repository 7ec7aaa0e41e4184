import rule from '../../../src/rules/style/label-schema.js';
import { type RuleCase, testRule } from '../../harness.js';

const from = (...lines: readonly string[]) => ['FROM python:3.13-slim', ...lines, ''].join('\n');
const labels = {
  url: 'url',
  created: 'rfc3339',
  licenses: 'spdx',
  revision: 'hash',
  version: 'semver',
  authors: 'email',
  title: 'text',
};
const typed = (...lines: readonly string[]): RuleCase => ({
  files: { Dockerfile: from(...lines) },
  options: { labels, required: [], strict: false },
});
const strict = (...lines: readonly string[]): RuleCase => ({
  ...typed(...lines),
  options: { labels, required: ['vendor'], strict: true },
});
const required = (dockerfile: string): RuleCase => ({
  files: { Dockerfile: dockerfile },
  options: { labels: {}, required: ['title', 'version'], strict: false },
});
const hash = '2fd4e1c67a2d28fced849ee1bb76e7391b93eb12';

testRule(rule, {
  'nothing configured': from('LABEL Any_Thing=""'),
  'a licence that is none': {
    ...typed('LABEL licenses=[|"Apache 2"|]'),
    message: 'The label licenses is to be an SPDX licence expression, and its value is not.',
  },
  'a licence': typed('LABEL licenses="Apache-2.0"'),
  'expressions of licences': typed('LABEL licenses="(MIT OR GPL-2.0+) AND LicenseRef-Acme"'),
  'an exception': typed('LABEL licenses="GPL-2.0-only WITH Classpath-exception-2.0"'),
  'a broken expression': typed('LABEL licenses=[|"(MIT OR"|]'),
  'no URL': typed('LABEL url=[|example.org|]'),
  'a URL': typed('LABEL url=https://example.org/shop?a=b'),
  'no time': typed('LABEL created=[|2026-11-20|]'),
  'a time': typed('LABEL created=2026-11-20T08:30:00.5+01:00'),
  'a day that there is not': typed('LABEL created=[|2026-02-29T08:30:00Z|]'),
  'a leap day': typed('LABEL created=2028-02-29T08:30:00Z'),
  'no commit': typed('LABEL revision=[|main|]'),
  'a commit': typed(`LABEL revision=${hash}`),
  'no version': typed('LABEL version=[|1.4|]'),
  'a version': typed('LABEL version=1.4.0-rc.1+build.07'),
  'a version with a leading zero': typed('LABEL version=[|1.04.0|]'),
  'no address': typed('LABEL authors=[|Ada|]'),
  'an address': typed('LABEL authors=ada@example.org'),
  'any text': typed('LABEL title="Shop: 1"'),
  empty: { ...typed('LABEL [|title=""|]'), message: 'The label title is empty.' },
  'a variable with a value': typed('ARG VERSION=latest', 'LABEL version=[|$VERSION|]'),
  'a variable without a value': typed('ARG VERSION', 'LABEL version=$VERSION'),
  'a key with capitals': {
    ...typed('LABEL [|Title|]=Shop'),
    message: 'The label Title has other characters than lower-case letters, digits, periods and hyphens.',
  },
  'a key that Docker keeps': typed('LABEL [|com.docker.shop|]=1'),
  'keys with two periods, and with a hyphen at the end': typed('LABEL [|org..shop|]=1 [|shop-|]=1'),
  'a key of another kind': typed('LABEL org.example.shop-2=1'),
  'a label that is not listed': {
    ...strict('LABEL [|titel|]=Shop vendor=Acme'),
    message: 'The label titel is not one of those that the configuration lists.',
  },
  'only labels that are listed': strict('LABEL title=Shop vendor=Acme'),
  'labels that are missing': {
    ...required('FROM [|python:3.13-slim|]\nLABEL vendor=Acme\n'),
    message: 'The image lacks the labels title, version.',
  },
  'one that is missing': {
    ...required('FROM [|python:3.13-slim|]\nLABEL title=Shop\n'),
    message: 'The image lacks the label version.',
  },
  'none that is missing': required(from('LABEL title=Shop', 'LABEL version=1')),
  'labels of a stage below': required('FROM python:3.13-slim AS base\nLABEL title=Shop version=1\nFROM base\n'),
  'a stage that is not shipped': required('FROM python:3.13-slim AS build\nFROM [|alpine:3.22|]\n'),
  'a label by a variable': required(from('ARG NAME', 'LABEL $NAME=x')),
  'names that objects have': typed('LABEL constructor=x'),
});
