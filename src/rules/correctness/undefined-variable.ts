import { undefinedVariables, type UndefinedVariable } from '../../model/dockerfile/variable-uses.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'undefined-variable',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An instruction uses a variable that has no value there.',
  why: 'Docker replaces it with nothing and says nothing: a path loses a part, a setting is empty.',
  examples: {
    bad: 'ARG APP_DIR=/app\nFROM python:3.13-slim\nWORKDIR ${APP_DIR}/web\n',
    good: 'ARG APP_DIR=/app\nFROM python:3.13-slim\nARG APP_DIR\nWORKDIR ${APP_DIR}/web\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/undefined-var/'],
  aliases: ['UndefinedVar'],
  on: {
    stage(stage, { report }) {
      for (const use of undefinedVariables(stage)) {
        report(use, {
          message: messageOf(use),
          help: helpOf(use),
          related: use.declared ? [{ at: use.declared.at, note: `${use.name} is declared here` }] : [],
          // `ENV PYTHONPATH=/app:$PYTHONPATH` means to keep what may be there; what it adds is an empty entry.
          severity: use.appended ? 'info' : undefined,
        });
      }
    },
  },
});

function messageOf({ name, reason }: UndefinedVariable): string {
  switch (reason) {
    case 'global':
      return `${name} is empty here: the ARG before the first FROM counts for FROM only.`;
    case 'platform':
      return `${name} is empty here: a stage sees it only behind an ARG of its own.`;
    case 'later':
      return `${name} is empty here: the stage sets it only further below.`;
    case 'runtime':
      return `${name} is empty here: only a running command has it.`;
    case 'never':
      return `${name} is empty here: neither the stage nor its base image sets it.`;
  }
}

function helpOf({ name, reason, similar, appended }: UndefinedVariable): string | undefined {
  if (reason === 'global' || reason === 'platform') return `Write ARG ${name} in this stage first.`;
  if (reason === 'later') return 'Set it above.';
  if (reason === 'runtime') return 'Write the value itself.';
  if (similar !== undefined) return `Did you mean ${similar}?`;
  return appended ? `Leave $${name} out, or write \${${name}:-}.` : `Declare it with ARG ${name} or ENV ${name}=…`;
}
