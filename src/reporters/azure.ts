import type { Severity } from '../diagnostic.js';
import { severities } from '../diagnostic.js';
import { escapeCommand } from './escape-command.js';
import { problemName, type Reporter, withHelp } from './reporter.js';

/** Azure Pipelines knows nothing milder than a warning. */
const types: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'warning' };

/**
 * Logging commands of Azure Pipelines, one line each, the worst first: it shows the first ones at the top of a build.
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
export const azure: Reporter = ({ diagnostics, problems }, context) => {
  const sorted = severities.flatMap((severity) => diagnostics.filter((one) => one.severity === severity));
  const lines = [
    ...problems.map(({ kind, path, line, message }) =>
      write({ type: 'error', sourcepath: context.fromRoot(path), linenumber: line, code: problemName(kind) }, message),
    ),
    ...sorted.map((one) => {
      const { line, column } = one.at.file.positionAt(one.at.span.start);
      const sourcepath = context.fromRoot(one.at.file.path);
      const properties = { type: types[one.severity], sourcepath, linenumber: line, columnnumber: column };
      return write({ ...properties, code: one.rule }, withHelp(one));
    }),
  ];
  return lines.map((line) => `${line}\n`).join('');
};

/** Escapes as the agent reads it: https://github.com/microsoft/azure-pipelines-task-lib/blob/master/node/taskcommand.ts */
function write(properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${escapeProperty(String(value))};`);
  return `##vso[task.logissue ${written.join('')}]${escapeCommand(message, percent)}`;
}

/** What stands for `%`, which begins the other escapes. */
const percent = '%AZP25';

const escapeProperty = (text: string): string =>
  escapeCommand(text, percent).replaceAll(';', '%3B').replaceAll(']', '%5D');
