// Which release of a tool a command starts, where an install or a variable tells: `pip install poetry==1.8.5`, `POETRY_VERSION=1.8.5`.
import {
  compareVersions,
  parseSpecifier,
  parseVersion,
  type PythonVersion,
  type SpecifierClause,
} from '../../parser/python-version.js';
import type { Command } from '../command.js';
import { stageChain } from '../dockerfile/stage-chain.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';

/**
 * The clauses that the version of a tool for Python fulfils; undefined where nothing tells it. The newest that is allowed is installed.
 * @param tool its name on PyPI, in lower case, which the command is called by, too
 */
export function toolClauses(command: Command, tool: string): readonly SpecifierClause[] | undefined {
  const installs = stageChain(command.stage)
    .flatMap(({ commands }) => commands)
    .flatMap(({ installer, state }) =>
      installer?.manager.forPython && installer.row.installs
        ? installer.packages.map((word) => valueOf(expand(word, state.environment, 'unknown')))
        : [],
    );
  const specifiers = installs.flatMap((text) => specifierOf(text ?? '', tool) ?? []);
  const variable = valueOf(command.environment(`${tool.toUpperCase()}_VERSION`));
  const specifier = specifiers[0] ?? (variable ? `==${variable}` : undefined);
  return specifier === undefined ? undefined : parseSpecifier(specifier);
}

/** What a requirement asks of a package, if it is of that package. */
function specifierOf(requirement: string, name: string): string | undefined {
  if (!requirement.toLowerCase().startsWith(name)) return undefined;
  const rest = requirement.slice(name.length).replace(/^\[[^\]]*\]/, '');
  return /^[\w.-]/.test(rest) ? undefined : rest;
}

/** Whether the release that a command starts surely comes before one. */
export function isToolBefore(command: Command, tool: string, release: string): boolean {
  const first = parseVersion(release)!;
  return (toolClauses(command, tool) ?? []).some((clause) => staysBelow(clause, first));
}

/** Whether no version that fulfils a clause is a given one or later. */
function staysBelow({ operator, version, isPrefix }: SpecifierClause, first: PythonVersion): boolean {
  if (isPrefix || !version) return false;
  const difference = compareVersions(version, first);
  return operator === '<' ? difference <= 0 : (operator === '==' || operator === '<=') && difference < 0;
}
