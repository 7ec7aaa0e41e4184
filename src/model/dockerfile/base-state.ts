import type { BaseImageFacts } from '../../knowledge/base-images.js';
import type { Located } from '../../text/location.js';
import { type Environment, environmentOf, type Variable } from '../environment.js';
import type { ImageFilesystem } from '../filesystem.js';
import { distributionFiles, emptyFiles, unknownFiles, withEmptyFolder } from '../filesystem/images.js';
import { known, unknown } from '../known.js';
import type { Base, StageState } from '../stage.js';

/** What a Dockerfile's shell forms run in unless SHELL says otherwise: https://docs.docker.com/reference/dockerfile/#shell */
const defaultShell: readonly string[] = ['/bin/sh', '-c'];

/** What holds on top of a base, before the first instruction. */
export function stateOf(base: Base): StageState {
  if (base.kind === 'stage') return base.stage.final;
  if (base.kind === 'image') return stateOfImage(base.facts, base);
  if (base.kind === 'unknown') return stateOfImage(undefined, undefined);
  return {
    environment: environmentOf([]),
    workdir: known('/'),
    workdirBy: undefined,
    user: known('root'),
    userBy: undefined,
    shell: defaultShell,
    files: emptyFiles,
  };
}

/**
 * What an image brings that was not built here.
 * @param facts undefined for an image that the tables do not have
 * @param at where the image is named; variables of the image are shown there
 */
export function stateOfImage(facts: BaseImageFacts | undefined, at: Located | undefined): StageState {
  const may = (what: string) => unknown(`the base image may set ${what}`);
  const given = (value: string | undefined, otherwise: string, what: string) =>
    value !== undefined ? known(value) : facts?.complete ? known(otherwise) : may(what);
  return {
    environment: imageEnvironment(facts, at),
    workdir: given(facts?.workdir, '/', 'a WORKDIR'),
    workdirBy: undefined,
    user: given(facts?.user, 'root', 'a USER'),
    userBy: undefined,
    shell: defaultShell,
    files: filesOf(facts),
  };
}

function filesOf(facts: BaseImageFacts | undefined): ImageFilesystem {
  const files = facts?.complete ? distributionFiles : unknownFiles('the base image may have it');
  return facts?.emptyFolder === undefined ? files : withEmptyFolder(files, facts.emptyFolder);
}

function imageEnvironment(facts: BaseImageFacts | undefined, place: Located | undefined): Environment {
  const variables = [...(place ? (facts?.environment ?? []) : [])].map(([name, value]): Variable => ({
    at: place!.at,
    name,
    value: value === undefined ? unknown(`the base image may set ${name}`) : known(value),
    origin: 'base-image',
    secret: undefined,
  }));
  return environmentOf(variables, facts?.complete ? undefined : 'the base image may set it');
}
