import rule from '../../../src/rules/correctness/misplaced-parser-directive.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

testRule(rule, {
  'syntax below another comment': {
    files: { Dockerfile: lines('# The web service', '[|# syntax=docker/dockerfile:1|]', 'FROM python:3.13-slim') },
    message:
      'This comment is no parser directive: syntax counts only above every other comment, blank line and instruction.',
    fixed: { Dockerfile: lines('# syntax=docker/dockerfile:1', '# The web service', 'FROM python:3.13-slim') },
  },
  'syntax at the top': lines('# syntax=docker/dockerfile:1', '# The web service', 'FROM python:3.13-slim'),
  'syntax below a blank line': lines('', '[|# syntax=docker/dockerfile:1|]', 'FROM python:3.13-slim'),
  'escape below FROM': lines('FROM python:3.13-slim', '[|# escape=`|]', 'USER app'),
  'escape below syntax': lines('# syntax=docker/dockerfile:1', '# escape=`', 'FROM python:3.13-slim'),
  'escape below a line that is run': lines('#!/usr/bin/env docker', '[|# escape=`|]', 'FROM python:3.13-slim'),
  'check below a comment': lines('# The web service', '[|# check=error=true|]', 'FROM python:3.13-slim'),
  'check at the top': lines('# check=error=true', '# The web service', 'FROM python:3.13-slim'),
  'check above the instruction that it is for': lines(
    'FROM python:3.13-slim',
    '# check=skip=JSONArgsRecommended',
    'CMD python app.py',
  ),
  'a misspelt name': {
    files: { Dockerfile: lines('[|# sytnax=docker/dockerfile:1|]', 'FROM python:3.13-slim') },
    message: 'sytnax is no parser directive, so this is a plain comment.',
  },
  'a misspelt check': lines('[|# checks=skip=all|]', 'FROM python:3.13-slim'),
  'sentences with an equals sign': lines(
    'FROM python:3.13-slim',
    '# syntax = the grammar of the file',
    '# escape=no',
    '# taxes=10',
    '# debug=docker/dockerfile',
  ),
  'between the lines of an instruction': lines(
    'FROM python:3.13-slim',
    'RUN echo one \\',
    '  [|# escape=\\|]',
    '  two',
  ),
  'in a heredoc': lines('FROM python:3.13-slim', 'RUN <<EOF', '# syntax=docker/dockerfile:1', 'EOF'),
  'a second one is no comment': lines('# syntax=docker/dockerfile:1', '# syntax=docker/dockerfile:1', 'FROM x'),
});
