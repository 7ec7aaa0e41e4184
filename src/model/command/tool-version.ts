// Which release of a tool a command starts, where an install or a variable tells: `pip install poetry==1.8.5`, `POETRY_VERSION=1.8.5`.
import {
  compareVersions,
  parseSpecifier,
  parseVersion,
  type PythonVersion,
  type SpecifierClause,
} from '../../parser/python-version.js';
import type { Command } from '../command.js';
import { throughChain } from '../dockerfile/stage-chain.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';

/**
 * The clauses that the version of a tool for Python fulfils; undefined where nothing tells it. The newest that is allowed is installed.
 * @param tool its name on PyPI, in lower case, which the command is called by, too
 */
export function toolClauses(command: Command, tool: string): readonly SpecifierClause[] | undefined {
  const variable = valueOf(command.environment(`${tool.toUpperCase()}_VERSION`));
  const specifier = specifiersOf(command.stage).get(tool) ?? (variable ? `==${variable}` : undefined);
  return specifier === undefined ? undefined : parseSpecifier(specifier);
}

/** What the commands of a stage ask of the packages that they name, by name in lower case; else those of the stages that it is built on. */
const specifiersOf = throughChain<ReadonlyMap<string, string>, []>(({ commands }, below) => {
  const found = new Map<string, string>();
  for (const { installer, state } of commands) {
    if (!installer?.manager.forPython || !installer.row.installs) continue;
    for (const word of installer.packages) {
      const asked = askedBy(valueOf(expand(word, state.environment, 'unknown')) ?? '');
      if (asked && !found.has(asked.name)) found.set(asked.name, asked.specifier);
    }
  }
  return below && found.size === 0 ? below : new Map([...(below ?? []), ...found]);
});

/** The package of a requirement, and what is asked of it. */
function askedBy(requirement: string): { readonly name: string; readonly specifier: string } | undefined {
  const name = /^[\w.-]+/.exec(requirement)?.[0];
  const specifier = requirement.slice(name?.length).replace(/^\[[^\]]*\]/, '');
  return name === undefined || /^[\w.-]/.test(specifier) ? undefined : { name: name.toLowerCase(), specifier };
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
