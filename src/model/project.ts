import { parseDockerfile } from '../parser/dockerfile/parse.js';
import type { Located } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import type { ComposeProject, Service } from './compose.js';
import { builtImages } from './compose/names/built-images.js';
import { buildComposeProjects } from './compose/loading/projects.js';
import type { ContextUse } from './context.js';
import { buildContext } from './dockerfile/build-context.js';
import { buildDockerfile } from './dockerfile/build.js';
import type { FileHost } from './files.js';
import { known, type Fact, unknown } from './known.js';
import type { Languages } from './languages.js';
import { processOfService, processOfStage } from './process/containers.js';
import type { InstalledRequirements } from './python.js';
import { installedRequirements } from './python/installs/installed.js';
import { secretPlaces } from './secrets/places.js';
import { imageEnvironment } from './image/service-image.js';
import type { Dockerfile } from './stage.js';

/** Everything that the linter knows about what it was given: read-only, and whole before the first rule runs. */
export interface Project {
  readonly dockerfiles: readonly Dockerfile[];
  readonly composeProjects: readonly ComposeProject[];
  readonly requirements: readonly InstalledRequirements[];
  /** The names of the images that services build: nobody else moves their tags. */
  readonly builtImages: ReadonlySet<string>;
  /** Every written secret value, for redaction: reports show none of these spans. */
  readonly secrets: readonly Located[];
  readonly host: FileHost;
  /** The day that end-of-life dates are compared with, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What a project is built from. */
export interface ProjectInput {
  readonly host: FileHost;
  readonly languages: Languages;
  readonly today: string;
  readonly dockerfiles: readonly DockerfileInput[];
  /** Every compose file around, bases and overrides in any order; the model groups them. */
  readonly composeFiles: readonly SourceFile[];
  /** Whether compose files may be pieces of one: what they do not hold may stand in what is not shown. */
  readonly composeFragments?: boolean | undefined;
}

export interface DockerfileInput {
  readonly file: SourceFile;
  /** Without a build context: standard input, a code block of a document. */
  readonly detached: boolean;
  /** May lack its FROM. */
  readonly fragment: boolean;
}

/**
 * Builds the model. Total: whatever the files hold, there is a project. Dockerfiles that compose services name are part of it
 * even when they were not asked for.
 */
export function buildProject(input: ProjectInput): Project {
  const { host, languages, today } = input;
  const dockerfiles = new Map<string, Dockerfile>();
  const composeProjects =
    languages.compose && input.composeFiles.length > 0
      ? buildComposeProjects({
          files: input.composeFiles,
          fragments: input.composeFragments,
          host,
          compose: languages.compose,
          link: {
            dockerfile: (path) => dockerfileAt(dockerfiles, path),
            process: (service) => processOfService(service, { host, languages }),
            imageEnvironment,
          },
        })
      : [];
  const builds = buildsByDockerfile(composeProjects);
  const inputs = new Map(input.dockerfiles.map((given) => [given.file.path, given]));
  for (const path of builds.keys()) {
    const file = inputs.has(path) ? undefined : host.read(path);
    if (file) inputs.set(path, { file, detached: false, fragment: false });
  }
  for (const [path, { file, detached, fragment }] of inputs) {
    const services = builds.get(path) ?? [];
    const dockerfile = buildDockerfile(parseDockerfile(file, { fragment }), {
      host,
      services,
      uses: services.flatMap((service) => contextUse(service, path, host)),
      detached,
      fragment,
      processOf: (stage) => processOfStage(stage, { host, languages }),
    });
    dockerfiles.set(path, dockerfile);
  }
  const all = [...dockerfiles.values()];
  return {
    dockerfiles: all,
    composeProjects,
    requirements: installedRequirements(all, host),
    builtImages: builtImages(composeProjects),
    secrets: secretPlaces(all, composeProjects, host),
    host,
    today,
  };
}

const dockerfileAt = (dockerfiles: ReadonlyMap<string, Dockerfile>, path: string): Fact<Dockerfile> => {
  const dockerfile = dockerfiles.get(path);
  return dockerfile ? known(dockerfile) : unknown(`there is no ${path}`);
};

/** The services and jobs that build from each Dockerfile. */
function buildsByDockerfile(projects: readonly ComposeProject[]): ReadonlyMap<string, readonly Service[]> {
  const builds = new Map<string, Service[]>();
  for (const service of projects.flatMap(({ services, jobs }) => [...services.values(), ...jobs.values()])) {
    const path = service.build?.dockerfilePath;
    if (!path?.known) continue;
    const services = builds.get(path.value);
    if (services) services.push(service);
    else builds.set(path.value, [service]);
  }
  return builds;
}

const contextUse = ({ build }: Service, dockerfile: string, host: FileHost): readonly ContextUse[] =>
  build?.context.known ? [{ context: buildContext(build.context.value, dockerfile, host), by: build.contextAt }] : [];
