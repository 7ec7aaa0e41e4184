import { platformArguments, proxyArguments } from '../../../knowledge/platform-arguments.js';
import { parseDockerfile } from '../../../parser/dockerfile/parse.js';
import type { DockerfileTree } from '../../../parser/dockerfile/tree.js';
import type { Located } from '../../../text/location.js';
import { SourceFile } from '../../../text/source.js';
import type { Build, Service } from '../../compose.js';
import { type Fact, known, mapFact, thenFact, unknown, valueOf } from '../../known.js';
import type { Dockerfile, Stage } from '../../stage.js';
import { scalarValue } from './interpolate.js';
import { scalarChild } from './nodes.js';

/** The Dockerfile that a service is built from, a file or a text in the compose file, as far as a build refers to it. */
export interface BuildSource extends Located {
  /** As messages call it. */
  readonly name: string;
  readonly stageNames: readonly string[];
  hasStage(name: string): boolean;
  /** The arguments that the stages of this build declare, those before the first FROM included. */
  readonly argumentNames: ReadonlySet<string>;
  /** The arguments that any stage declares. */
  readonly allArgumentNames: ReadonlySet<string>;
}

/** The Dockerfile of a service's build; unknown where it may be more than what can be read. */
export function buildSource(service: Service, build: Build): Fact<BuildSource> {
  const inline = scalarChild(service.attribute('build')?.value, 'dockerfile_inline');
  if (!inline) return thenFact(build.dockerfile, (dockerfile) => fromFile(dockerfile, valueOf(service.stage)));
  return thenFact(scalarValue(inline, service.project.interpolation), (text) => {
    const tree = parseDockerfile(new SourceFile(inline.at.file.path, text));
    return mapFact(understood(tree), () => fromText(tree, inline));
  });
}

/** Other frontends than Docker's have instructions of their own, such as one that includes files. */
function understood(tree: DockerfileTree): Fact<DockerfileTree> {
  const syntax = tree.directives.find(({ name }) => name === 'syntax')?.value;
  if (syntax !== undefined && !/^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?:[:@]|$)/.test(syntax))
    return unknown(`${syntax} reads it`);
  if (tree.templated || !tree.instructions.some(({ name }) => name === 'FROM')) return unknown('it has no stages');
  return known(tree);
}

function fromText({ instructions }: DockerfileTree, { at }: Located): BuildSource {
  const froms = instructions.filter((instruction) => instruction.name === 'FROM');
  const stageNames = froms.flatMap(({ alias }) => alias?.value ?? []);
  const pairs = instructions.flatMap((instruction) => (instruction.name === 'ARG' ? instruction.pairs : []));
  const argumentNames = new Set([...platformArguments, ...pairs.map(({ key }) => key.value ?? key.raw)]);
  return {
    at,
    name: 'dockerfile_inline',
    stageNames,
    hasStage: (name) =>
      stageNames.some((stage) => stage.toLowerCase() === name.toLowerCase()) || isIndex(name, froms.length),
    argumentNames,
    allArgumentNames: argumentNames,
  };
}

const isIndex = (name: string, count: number): boolean => /^\d+$/.test(name) && Number(name) < count;

function fromFile(dockerfile: Dockerfile, target: Stage | undefined): Fact<BuildSource> {
  const { tree, stages, file, globalArguments, fragment } = dockerfile;
  if (fragment) return unknown('it is a part of a Dockerfile');
  const declaredIn = (among: Iterable<Stage>): ReadonlySet<string> =>
    new Set([
      ...globalArguments.variables.map(({ name }) => name),
      ...[...among].flatMap(({ steps }) =>
        steps.flatMap(({ variables }) => variables.flatMap(({ name, origin }) => (origin === 'arg' ? name : []))),
      ),
    ]);
  return mapFact(understood(tree), () => ({
    at: dockerfile.at,
    name: file.path,
    stageNames: stages.flatMap(({ name }) => name ?? []),
    hasStage: (name) => dockerfile.stageNamed(name) !== undefined,
    argumentNames: declaredIn(target ? stagesOf(target) : stages),
    allArgumentNames: declaredIn(stages),
  }));
}

/** The stages that a stage is built with: itself, the ones below it, and those that it takes files from. */
function stagesOf(target: Stage): ReadonlySet<Stage> {
  const found = new Set([target]);
  for (const stage of found) {
    for (const { base } of [{ base: stage.base }, ...stage.imageUses]) if (base.kind === 'stage') found.add(base.stage);
  }
  return found;
}

/** Whether BuildKit takes an argument that no ARG declares: proxies, its own settings, the date of the result. */
export const isPredefined = (name: string): boolean =>
  proxyArguments.includes(name) ||
  platformArguments.includes(name) ||
  name.startsWith('BUILDKIT_') ||
  name === 'SOURCE_DATE_EPOCH';
