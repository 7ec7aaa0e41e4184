import { fromHadolint } from '../config/from-hadolint.js';
import { readHadolintConfig } from '../config/hadolint-config.js';
import type { Problem } from '../diagnostic.js';
import { explain } from '../engine/lint-host.js';
import { loadCompose } from '../engine/load-languages.js';
import { NodeHost } from '../host/node.js';
import { noPath } from '../host/prepare.js';
import { rules } from '../rules/index.js';
import type { SourceFile } from '../text/source.js';
import { tell } from './messages.js';
import { type CommandLine, UsageError } from './options.js';
import { readStdin } from './prepare.js';
import type { Terminal } from './terminal.js';

/** What hadolint looks for in the working directory. */
const usualNames = ['.hadolint.yaml', '.hadolint.yml'];

/** `pydock-lint migrate --from-hadolint [FILE]`: prints a configuration of ours. Returns the exit code; throws UsageError. */
export async function migrateCommand(line: CommandLine, terminal: Terminal): Promise<number> {
  if (!line.has('from-hadolint')) throw new UsageError('`pydock-lint migrate` needs --from-hadolint.');
  if (line.operands.length > 1) throw new UsageError('`pydock-lint migrate` takes one file.');
  const { file, problem } = readInput(line.operands[0], terminal);
  if (!file) return tell(problem ? [problem] : [], terminal);
  const { parse } = await loadCompose();
  const { documents, problems, broken, templated } = parse(file);
  const [root] = documents;
  const refuse = (message: string, lineNumber?: number) =>
    tell([{ kind: 'config', path: file.path, line: lineNumber, message }], terminal);
  if (templated) return refuse('This is a template.');
  if (broken) return refuse(problems[0]!.message, file.positionAt(problems[0]!.at.span.start).line);
  if (root && root.kind !== 'map') return refuse('A configuration of hadolint is a mapping at its top level.');
  terminal.out(fromHadolint(readHadolintConfig(root), rules));
  return 0;
}

/** The configuration that is named, or the one that hadolint would find; or why there is none. */
function readInput(operand: string | undefined, terminal: Terminal): { file?: SourceFile; problem?: Problem } {
  if (operand === '-') return readStdin(terminal, noPath);
  const host = new NodeHost({ cwd: terminal.cwd, paths: [operand ?? '.'] });
  const path =
    operand === undefined ? usualNames.find((name) => host.kindOf(name) !== undefined) : host.toProjectPath(operand);
  if (path === undefined) throw new UsageError(`There is no ${usualNames.join(' or ')} here: name the file.`);
  const file = host.read(path);
  return file ? { file } : { problem: { path, ...explain(host, path) } };
}
