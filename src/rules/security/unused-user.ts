import { unusedUsers } from '../../model/dockerfile/unused-users.js';
import { userSwitch } from '../../model/dockerfile/user-switch.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unused-user',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A user is created, and the container runs as root.',
  why: 'Making the user changes nothing: only USER, or a program such as gosu, starts the application as somebody else.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN useradd --create-home app\nCMD ["python", "-m", "this"]\n',
    good: 'FROM python:3.13-slim\nRUN useradd --create-home app\nUSER app\nCMD ["python", "-m", "this"]\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#user'],
  on: {
    dockerfile(dockerfile, { report }) {
      for (const { word, name, stage, at } of unusedUsers(dockerfile)) {
        const edit = name === undefined ? undefined : userSwitch(stage, name, word);
        report(
          { at },
          {
            message: `The user ${name ?? word.raw} is created, but the container runs as root.`,
            help: `Write USER ${name ?? word.raw} before the start command.`,
            fix: edit && { title: `Switch to ${name}`, edits: [edit] },
          },
        );
      }
    },
  },
});
