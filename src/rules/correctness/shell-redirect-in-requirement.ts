import { redirectedRequirements } from '../../model/command/redirected-requirements.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'shell-redirect-in-requirement',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The shell takes the version of a requirement for a redirect.',
  why: 'Without quotes, > and < are redirects: the package is installed in any version, and the output goes to a file named =2.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask>=3\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir "flask==3.1.0"\n',
  },
  sources: [
    'https://pip.pypa.io/en/stable/cli/pip_install/#requirement-specifiers',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07',
  ],
  on: {
    command(command, { report }) {
      for (const { place, text, target, name, writes, isQuotable } of redirectedRequirements(command)) {
        report(place, {
          message: writes
            ? `The shell writes the output to a file named ${target}, and ${name} is installed in any version.`
            : `The shell reads from a file named ${target}, and ${name} is installed in any version.`,
          help: 'Quote the requirement.',
          fix: isQuotable ? { title: 'Quote it', edits: [replace(place, `"${text}"`)] } : undefined,
        });
      }
    },
  },
});
