import rule from '../../../src/rules/efficiency/two-downloaders.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'in one install': {
    files: { Dockerfile: 'FROM debian:13\nRUN apt-get install -y curl git [|wget|]\n' },
    message: 'Both curl and wget are installed, and either can do the work of the other.',
  },
  'one of them': 'FROM debian:13\nRUN apt-get install -y curl git\n',
  'in two, with versions': 'FROM alpine:3.22\nRUN apk add wget=1.25\nRUN apk add [|curl~=8|]\n',
  'in two stages': 'FROM debian:13 AS base\nRUN apt-get install -y curl\nFROM debian:13\nRUN apt-get install -y wget\n',
  'in a stage that is not shipped': 'FROM debian:13 AS build\nRUN apt-get install -y curl wget\nFROM debian:13\n',
  'libraries of them': 'FROM debian:13\nRUN apt-get install -y libcurl4 wget\n',
  'used only': 'FROM debian:13\nRUN curl -O https://example.org/a && wget https://example.org/b\n',
});
