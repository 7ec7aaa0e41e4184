// Requirements of one install that no release fulfils together.
import { parseDependency } from '../../../parser/manifest/dependency.js';
import { fulfils, parseSpecifier, type PythonVersion, type SpecifierClause } from '../../../parser/python-version.js';
import type { Dependency } from '../../../parser/manifest/tree.js';
import { parseRequirements, type Requirement } from '../../../parser/requirements.js';
import type { Located } from '../../../text/location.js';
import { dirname, join } from '../../../text/path.js';
import type { Command } from '../../command.js';
import { mayFail } from '../../command/may-fail.js';
import { expand } from '../../expand.js';
import type { FileHost } from '../../files.js';
import { isPipInstall, requirementFilesOf } from './installed.js';

/** A requirement, or a constraint, that contradicts another one of the same install. */
export interface ConflictingRequirement extends Located {
  /** The distribution, normalised. */
  readonly name: string;
  readonly specifier: string;
  /** The one that is read before. */
  readonly other: Located & { readonly specifier: string };
}

interface Asked extends Located {
  readonly name: string;
  readonly specifier: string;
  readonly clauses: readonly SpecifierClause[];
  /** Whether it only holds back what others ask for. */
  readonly isConstraint: boolean;
}

/**
 * The requirements of an install that contradict a version that it pins, each distribution once: pip and uv stop before they install
 * anything. Tried with pip 23.0 and 24.2 and with uv 0.13 in December 2026.
 */
export function conflictingRequirements(command: Command, host: FileHost): readonly ConflictingRequirement[] {
  if (!isPipInstall(command) || mayFail(command)) return [];
  const byName = new Map<string, Asked[]>();
  for (const asked of [...requirements(command, host), ...constraints(command, host)]) {
    const same = byName.get(asked.name);
    if (same) same.push(asked);
    else byName.set(asked.name, [asked]);
  }
  return [...byName.values()].flatMap((same) => conflictAmong(same) ?? []);
}

function conflictAmong(same: readonly Asked[]): ConflictingRequirement | undefined {
  if (same.length < 2 || same.every(({ isConstraint }) => isConstraint)) return undefined;
  const pin = same.find((asked) => pinnedVersion(asked));
  const version = pin && pinnedVersion(pin);
  const other = version && same.find(({ clauses }) => !fulfils(version, clauses));
  if (!pin || !other) return undefined;
  const [first, second] = same.indexOf(pin) < same.indexOf(other) ? [pin, other] : [other, pin];
  return { at: second.at, name: second.name, specifier: second.specifier, other: first };
}

/** The one version that a requirement allows. */
const pinnedVersion = ({ clauses }: Asked): PythonVersion | undefined =>
  clauses.find(({ operator, isPrefix }) => operator === '==' && !isPrefix)?.version;

function requirements(command: Command, host: FileHost): readonly Asked[] {
  const words = command.installer!.packages.flatMap((word) => {
    const asked = word.value === undefined ? undefined : parseDependency(word.value, word);
    return asked ? askedBy(asked, false) : [];
  });
  const files = requirementFilesOf(command, host).map(({ file }) => file);
  return [
    ...words,
    ...files.flatMap((file) => parseRequirements(file).requirements.flatMap((each) => inFile(each, false))),
  ];
}

/** The constraints of an install that can be read: those of its options, and those that its requirements files name. */
function constraints(command: Command, host: FileHost): readonly Asked[] {
  const { workdir, files, installer, state } = command;
  if (!workdir.known) return [];
  const named = installer!.constraintFiles.flatMap((word) => {
    const value = expand(word, state.environment, 'unknown');
    return value.known ? [join(workdir.value, value.value)] : [];
  });
  const inFiles = requirementFilesOf(command, host).flatMap(({ file, path }) =>
    parseRequirements(file).options.flatMap(({ name, value }) =>
      name === '--constraint' && value ? [join(dirname(path), value.text)] : [],
    ),
  );
  return [...new Set([...named, ...inFiles])].flatMap((path) => {
    const state = files.lookup(path);
    const file = state.state === 'present' && state.source !== undefined ? host.read(state.source) : undefined;
    return file ? parseRequirements(file).requirements.flatMap((each) => inFile(each, true)) : [];
  });
}

const inFile = (
  { at, normalizedName: name, specifier, marker, source, variable }: Requirement,
  isConstraint: boolean,
): readonly Asked[] =>
  name === undefined || variable ? [] : askedBy({ at, name, specifier, marker, source }, isConstraint);

/** What holds on every platform and comes from an index. */
function askedBy(
  { at, name, specifier, marker, source }: Pick<Dependency, 'at' | 'name' | 'specifier' | 'marker' | 'source'>,
  isConstraint: boolean,
): readonly Asked[] {
  const clauses = marker === undefined && source === 'index' ? parseSpecifier(specifier) : undefined;
  return clauses ? [{ at, name, specifier, clauses, isConstraint }] : [];
}
