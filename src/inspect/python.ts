import type { Service } from '../model/compose.js';
import { connectionsOf } from '../model/connections/connections.js';
import type { FileHost } from '../model/files.js';
import type { Process } from '../model/process.js';
import { distributionsOf, type InstalledDistribution } from '../model/python/installs/distributions.js';
import type { PythonProgram } from '../model/python/program/program.js';
import type { Stage } from '../model/stage.js';
import { factOf, type InspectedFact, type InspectedPlace, placeOf } from './fact.js';

/** The Python distributions that a stage installs. */
export interface InspectedPackages {
  /** By name, with the version where one is sure. */
  readonly installed: readonly {
    readonly name: string;
    readonly version: string | null;
    readonly at: InspectedPlace;
  }[];
  /** Why there may be more. */
  readonly open?: string;
}

/** The Python code that a process runs. */
export interface InspectedProgram {
  /** As it is named: a path, a module, `module:attribute`. */
  readonly named: string;
  readonly at: InspectedPlace;
  /** The folders that modules are looked for in before what is installed. */
  readonly searchPath: InspectedFact<readonly string[]>;
  /** The path of its first file in the image. */
  readonly entry: InspectedFact<string>;
  /** The paths of its own modules in the image. */
  readonly modules: readonly string[];
  /** The top-level modules that it imports and does not bring: of the standard library, or installed. */
  readonly imports: readonly string[];
}

/** A server that a service connects to. */
export interface InspectedConnection {
  /** What says so: `DATABASE_URL`, `redis.Redis()`. */
  readonly by: string;
  readonly at: InspectedPlace;
  readonly kind: string;
  readonly host: string;
  readonly port: number | null;
}

/** What a stage installs for Python; undefined where it installs nothing. */
export function inspectPackages(stage: Stage, host: FileHost): InspectedPackages | undefined {
  const { all, open } = distributionsOf(stage, host);
  if (all.length === 0) return undefined;
  return { installed: all.map(inspectDistribution), ...(open === undefined ? {} : { open }) };
}

const inspectDistribution = ({ name, version, ...distribution }: InstalledDistribution) => ({
  name,
  version: version ?? null,
  at: placeOf(distribution),
});

/** The Python code of a process; undefined where it runs none that is seen. */
export function inspectProgram({ program }: Process): InspectedProgram | undefined {
  if (!program.known) return undefined;
  const { text, searchPath, reachable } = program.value;
  const outside = reachable.imports
    .filter(({ lookup }) => lookup.kind === 'absent')
    .map(({ name }) => name.split('.')[0]!);
  return {
    named: text,
    at: placeOf(program.value),
    searchPath: factOf(searchPath),
    entry: entryOf(program.value),
    modules: reachable.modules.map(({ path }) => path),
    imports: [...new Set(outside)].filter((name) => name !== '').toSorted(),
  };
}

function entryOf({ entry }: PythonProgram): InspectedFact<string> {
  switch (entry.kind) {
    case 'file':
      return { value: entry.path, knownFrom: [] };
    case 'namespace':
      return { unknown: `${entry.folders[0]} is a package without __init__.py` };
    case 'absent':
      return { unknown: `it is not in the image; tried ${entry.tried.join(', ')}` };
    case 'unknown':
      return { unknown: entry.because };
  }
}

/** The servers that a service connects to, as its variables and its code say. */
export const inspectConnections = (service: Service): readonly InspectedConnection[] =>
  connectionsOf(service).map((connection) => ({
    by: connection.subject,
    at: placeOf(connection),
    kind: connection.kind,
    host: connection.host,
    port: connection.port ?? null,
  }));
