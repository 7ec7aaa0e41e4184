import { type BashInSh, bashInSh } from '../../model/command/bash-in-sh.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'bash-syntax-in-sh',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A RUN or a shell form is written for Bash, and /bin/sh of the image is dash.',
  why: 'Docker gives the text to /bin/sh, which is dash in images of Debian and Ubuntu. Arrays, `<(…)`, `<<<` and `|&` are syntax errors there, `source` and `[[` are not found, so that the build fails or a condition never holds, and `{a,b}` names one folder with braces.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN python -m venv /venv && source /venv/bin/activate\n',
    good: 'FROM python:3.13-slim\nRUN python -m venv /venv && . /venv/bin/activate\n',
  },
  sources: [
    'https://manpages.debian.org/bookworm/dash/dash.1.en.html',
    'https://docs.docker.com/reference/dockerfile/#shell',
  ],
  on: {
    step(step, { report }) {
      for (const found of bashInSh(step, step.stage)) {
        report(found, {
          message: `/bin/sh ${outcomeOf(found)}: it is dash in ${found.image.text}, not Bash.`,
          help: `Write ${insteadOf(found)}SHELL ["/bin/bash", "-c"] before it.`,
          related: [{ at: found.image.at, note: 'the image' }],
        });
      }
    },
  },
});

/** What dash makes of it, as a predicate. */
function outcomeOf({ syntax }: BashInSh): string {
  if (typeof syntax === 'object') return `has no ${syntax.command}`;
  switch (syntax) {
    case 'brace expansion':
      return 'does not expand the braces';
    case '&>':
      return 'runs the command in the background and redirects nothing of it';
    case '[[':
      return 'has no [[';
    case '==':
      return 'compares with = only';
    case '((…))':
      return 'takes (( for two subshells';
    case 'pipefail':
      return 'has no option pipefail';
    case 'pattern substitution':
    case 'substring':
    case 'case conversion':
    case 'indirection':
    case 'transformation':
      return 'stops at this substitution';
    case 'array':
      return 'refuses the text, because it has no arrays';
    case 'function':
      return 'refuses the text, because it has no keyword function';
    default:
      return `refuses the text, because it has no ${syntax}`;
  }
}

/** What says the same in every shell, with what joins it to the next way; empty where nothing does in a word. */
function insteadOf({ syntax }: BashInSh): string {
  if (typeof syntax === 'object') return syntax.command === 'source' ? '. in its place, or ' : '';
  return (
    { '==': '=, or ', '[[': '[ … ], or ', '&>': '> FILE 2>&1, or ', function: 'NAME() { … }, or ' }[syntax as string] ??
    ''
  );
}
