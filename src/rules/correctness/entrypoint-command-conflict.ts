import { conflictOfService, conflictOfStage, type StartConflict } from '../../model/process/start-conflict.js';
import { defineRule, type RuleContext } from '../../rule.js';

export default defineRule({
  name: 'entrypoint-command-conflict',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A command that its entrypoint takes for something else.',
  why: 'The words of the command are appended to those of the entrypoint: a program that both name gets its own name as an argument, and a shell with a text of its own ignores them.',
  examples: {
    bad: 'FROM python:3.13-slim\nENTRYPOINT ["python"]\nCMD ["python", "app.py"]\n',
    good: 'FROM python:3.13-slim\nENTRYPOINT ["python"]\nCMD ["app.py"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact'],
  on: {
    stage: (stage, context) => say(conflictOfStage(stage), context),
    service: (service, context) => say(conflictOfService(service), context),
  },
});

function say(conflict: StartConflict | undefined, { report }: Pick<RuleContext<Record<never, never>>, 'report'>): void {
  if (!conflict) return;
  const { kind, related } = conflict;
  const { message, help } = words[kind](conflict);
  report(conflict, { message, help, related, severity: kind === 'entrypoint-twice' ? 'warning' : undefined });
}

const words: Readonly<Record<StartConflict['kind'], (of: StartConflict) => { message: string; help: string }>> = {
  ignored: () => ({
    message: 'This command is never used, because the entrypoint is a shell with a text of its own.',
    help: 'Put all into one of the two, or end the text of the shell with "$@" and a word for $0.',
  }),
  'first-word': ({ entrypoint, first }) => ({
    message: `${entrypoint} runs only ${first}: the words behind it become parameters that nothing uses.`,
    help: 'Write the command as one text, or leave the shell out.',
  }),
  'shell-text': ({ entrypoint }) => ({
    message: `The command is in shell form, so that ${entrypoint} gets /bin/sh and -c as arguments.`,
    help: 'Write the command in exec form: ["…", "…"].',
  }),
  'program-twice': ({ entrypoint, first }) => ({
    message: `The entrypoint starts ${entrypoint} already, so ${first} becomes an argument of it.`,
    help: `Leave ${first} out of the command, or out of the entrypoint.`,
  }),
  'entrypoint-twice': ({ entrypoint }) => ({
    message: `The command repeats the entrypoint, so that ${entrypoint} gets all of it as arguments.`,
    help: 'Leave out of the command what the entrypoint has.',
  }),
};
