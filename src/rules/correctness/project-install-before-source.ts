import type { Command } from '../../model/command.js';
import { missingModule } from '../../model/python/installs/missing-at-install.js';
import {
  foldersWithoutProject,
  type ProjectInstall,
  projectInstalls,
} from '../../model/python/installs/project-install.js';
import { defineRule } from '../../rule.js';
import type { Note } from '../../text/location.js';
import { relativeTo } from '../../text/path.js';

export default defineRule({
  name: 'project-install-before-source',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The project is installed before its code is in the image.',
  why: 'The build backend looks for the modules of the project and stops when there are none. Only the dependencies can be installed before the code is copied.',
  examples: {
    bad: {
      Dockerfile:
        'FROM ghcr.io/astral-sh/uv:0.9.5-python3.13-trixie-slim\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --locked --no-dev\nCOPY src/ src/\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1.0"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'uv.lock': 'version = 1\n',
      'src/shop/__init__.py': '',
    },
    good: {
      Dockerfile:
        'FROM ghcr.io/astral-sh/uv:0.9.5-python3.13-trixie-slim\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --locked --no-dev --no-install-project\nCOPY src/ src/\nRUN uv sync --locked --no-dev\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1.0"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'uv.lock': 'version = 1\n',
      'src/shop/__init__.py': '',
    },
  },
  sources: [
    'https://docs.astral.sh/uv/guides/integration/docker/#intermediate-layers',
    'https://python-poetry.org/docs/faq/#poetry-busts-my-docker-cache-because-it-requires-me-to-copy-my-source-files-in-before-installing-3rd-party-dependencies',
  ],
  on: {
    command(command, { project, report }) {
      for (const { at, folder, files } of foldersWithoutProject(command)) {
        report(
          { at },
          {
            message: `${commandName({ command })} needs a project in ${folder}, which has no ${files.join(' and no ')} at this step.`,
            help: 'Copy the project before this step.',
            related: copyInto(folder, command),
          },
        );
      }
      for (const install of projectInstalls(command, project.host)) {
        const missing = missingModule(install, project.host);
        if (!missing) continue;
        report(install, {
          message: `${commandName(install)} builds the project before ${missing.path} is in the image, and ${install.backend?.name ?? 'its backend'} finds no code.`,
          help: `${withoutProject(install)} Copy ${missing.path} before the project is installed.`.trim(),
          related: missing.later ? [missing.later] : [],
          severity: install.stops ? undefined : 'warning',
        });
      }
    },
  },
});

const commandName = ({ command: { installer } }: Pick<ProjectInstall, 'command'>): string =>
  `${installer!.manager.name} ${installer!.row.words.join(' ')}`;

/** The COPY that brings the manifest to a folder later. */
function copyInto(folder: string, { stage }: Command): readonly Note[] {
  const manifest = stage.final.files.copied.find(({ path }) =>
    /^(?:pyproject\.toml|setup\.py)$/.test(relativeTo(folder, path) ?? ''),
  );
  return manifest ? [{ ...manifest.by, note: `${manifest.path} comes only here` }] : [];
}

function withoutProject({ command: { installer } }: ProjectInstall): string {
  const [option] = installer!.row.noProjectOptions;
  return option === undefined ? '' : `Add ${option} here to install the dependencies alone.`;
}
