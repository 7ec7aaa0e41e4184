import { missingUsers } from '../../model/image/users.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'user-not-created',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A user who is switched to, or who is to own files, does not exist in the image.',
  why: 'Docker looks the name up in /etc/passwd of the image when a RUN or the container starts, or for the `--chown` of a COPY, and refuses: "unable to find user".',
  examples: {
    bad: 'FROM python:3.13-slim\nUSER app\nCMD ["python", "-m", "this"]\n',
    good: 'FROM python:3.13-slim\nRUN useradd --create-home app\nUSER app\nCMD ["python", "-m", "this"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#user'],
  on: {
    project(project, { report }) {
      for (const { at, name, image } of missingUsers(project)) {
        report(
          { at },
          {
            message: `The user ${name} does not exist: ${image.text} has none of this name, and nothing before creates one.`,
            help: `Create it before, with RUN useradd --create-home ${name} or adduser, or write a number.`,
            related: [{ at: image.at, note: 'the base image' }],
          },
        );
      }
    },
  },
});
