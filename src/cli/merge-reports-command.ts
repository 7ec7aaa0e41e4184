import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type OutputFormat, outputFormats } from '../config/settings.js';
import type { Problem, Report, Severity } from '../diagnostic.js';
import { mergeReports, missingShards } from '../engine/merge-reports.js';
import { decode } from '../host/decode.js';
import { NodeHost } from '../host/node.js';
import { JsonFault } from '../parser/json.js';
import { quoting } from '../reporters/index.js';
import { readJsonReport } from '../reporters/read-json.js';
import { normalize } from '../text/path.js';
import { say } from './messages.js';
import { type CommandLine, UsageError } from './options.js';
import { countingFormats, formatOfEnvironment, publish, reportsOf } from './publish.js';
import type { Terminal } from './terminal.js';

/** `pydock-lint merge-reports [NAME=]FILE…`: makes one report of several JSON reports. Returns the exit code; throws UsageError. */
export async function mergeReportsCommand(line: CommandLine, terminal: Terminal): Promise<number> {
  if (line.operands.length === 0) throw new UsageError('`pydock-lint merge-reports` needs JSON reports to merge.');
  const format = formatOf(line, terminal);
  const reports = reportsOf(line);
  const counts = line.has('statistics');
  if (counts && !countingFormats.includes(format))
    throw new UsageError(`\`--statistics\` writes text or json, not ${format}.`);
  for (const one of [...(counts ? [] : [{ format }]), ...reports]) refuseQuoting(one.format);
  const problems: Problem[] = [];
  const read = line.operands.flatMap((operand): readonly ReadReport[] => {
    const { file, name } = splitOperand(operand, terminal.cwd);
    const report = readReport(file, name, terminal.cwd);
    if ('files' in report) return [{ file, name, report }];
    problems.push(report);
    return [];
  });
  if (!line.has('quiet')) warnOfSameFiles(read, terminal);
  const merged = mergeReports(read.map(({ report }) => report));
  return await publish(
    { ...merged, problems: [...problems, ...missing(read), ...merged.problems] },
    {
      format,
      reports,
      config: {
        minSeverity: line.value('min-severity') as Severity | undefined,
        failOn: line.value('fail-on') as Severity | undefined,
      },
      host: new NodeHost({ cwd: terminal.cwd, paths: ['.'] }),
      line,
      terminal,
    },
  );
}

interface ReadReport {
  readonly file: string;
  /** The name that comes before its paths; empty for none. */
  readonly name: string;
  readonly report: Report;
}

function formatOf(line: CommandLine, terminal: Terminal): OutputFormat {
  const given = line.value('output-format') as OutputFormat | undefined;
  if (given !== undefined) return given;
  // Counts quote nothing.
  if (line.has('statistics')) return 'text';
  const usual = formatOfEnvironment(terminal);
  return usual === undefined || quoting.includes(usual) ? 'json' : usual;
}

function refuseQuoting(format: OutputFormat): void {
  if (!quoting.includes(format)) return;
  const others = outputFormats.filter((one) => !quoting.includes(one));
  throw new UsageError(
    `The ${format} form is made from lines of the files, which reports do not hold. There are ${others.join(', ')}.`,
  );
}

/** `NAME=FILE`, unless a file is called so. */
function splitOperand(operand: string, cwd: string): { readonly file: string; readonly name: string } {
  const [, name, file] = /^([^=]+)=(.+)$/s.exec(operand) ?? [];
  if (name === undefined || file === undefined || existsSync(resolve(cwd, operand))) return { file: operand, name: '' };
  const folder = normalize(name);
  if (folder.startsWith('/') || folder.startsWith('..'))
    throw new UsageError(`\`${operand}\`: the name before the \`=\` is a folder below this one, such as api=${file}.`);
  return { file, name: folder === '.' ? '' : folder };
}

function readReport(path: string, name: string, cwd: string): Report | Problem {
  try {
    const { file, problem } = decode(path, readFileSync(resolve(cwd, path)));
    return file ? readJsonReport(file, name === '' ? '' : `${name}/`) : { path, ...problem };
  } catch (error) {
    if (error instanceof JsonFault) return { kind: 'parse', path, line: error.line, message: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const message = code === 'ENOENT' ? 'There is no such file.' : `The report cannot be read: ${code}.`;
    return { kind: 'io', path, message };
  }
}

/** One warning for each two reports that tell of the same file. */
function warnOfSameFiles(read: readonly ReadReport[], terminal: Terminal): void {
  const owners = new Map<string, string>();
  const warned = new Set<string>();
  for (const { file, report } of read) {
    for (const { path } of report.files) {
      const other = owners.get(path);
      if (other === undefined) owners.set(path, file);
      else if (!warned.has(`${other}\0${file}`)) {
        warned.add(`${other}\0${file}`);
        say(
          `warning: ${other} and ${file} both tell of ${path}, which is taken for one file. Write NAME=FILE for reports of different repositories.`,
          terminal,
        );
      }
    }
  }
}

/** The parts of runs that nobody handed over, for each repository by itself. */
const missing = (read: readonly ReadReport[]): readonly Problem[] =>
  [...new Set(read.map(({ name }) => name))].flatMap((name) => missingShards(read.filter((one) => one.name === name)));
