import type { Config } from '../config/settings.js';
import type { LintInput } from '../engine/lint-input.js';
import type { LintHost } from '../engine/lint-host.js';
import { kindOfText } from '../engine/discover.js';
import type { Rule } from '../rule.js';
import { dirname, normalize } from '../text/path.js';
import { Configurations } from './load-config.js';
import { overlay } from './memory.js';

/** What a run is asked for. */
export interface RunRequest {
  readonly host: LintHost;
  readonly rules: readonly Rule[];
  /** As the host names them. */
  readonly paths: readonly string[];
  /** Texts that are linted in place of files, or without any: the path says what they are, and where. */
  readonly texts?: readonly { readonly path: string; readonly text: string }[] | undefined;
  /** Whether Dockerfiles may lack their FROM. */
  readonly fragment?: boolean | undefined;
  /** See `LintInput.ignoreUnknown`. */
  readonly ignoreUnknown?: boolean | undefined;
  /** Settings that weigh more than those of any file. */
  readonly config?: Config | undefined;
  readonly configFile?: string | undefined;
  readonly isolated?: boolean | undefined;
  /** See `LintInput.inline`. */
  readonly inline?: boolean | undefined;
  /** See `LintInput.shellcheck`. */
  readonly shellcheck?: LintInput['shellcheck'];
  readonly today: string;
  readonly verbose?: boolean | undefined;
  /** See `ConfigurationOptions.absolute`; by default the working directory is taken for the root of everything. */
  readonly absolute?: ((path: string) => string) | undefined;
}

/** The input of the engine, and the configuration behind it: its problems are whole only after the run. */
export interface PreparedRun {
  readonly input: LintInput;
  readonly configurations: Configurations;
}

/** Finds the configuration and lays given texts over the host. */
export function prepareRun(request: RunRequest): PreparedRun {
  const {
    rules,
    paths,
    texts = [],
    config = {},
    configFile,
    isolated,
    today,
    fragment,
    ignoreUnknown,
    inline,
    shellcheck,
    verbose,
  } = request;
  const given = texts.map(({ path, text }) => ({ path: normalize(path), text }));
  const host =
    given.length > 0 ? overlay(request.host, new Map(given.map(({ path, text }) => [path, text]))) : request.host;
  const absolute = request.absolute ?? ((path: string) => `/${normalize(path)}`.replace(/^\/\.$/, '/'));
  const configurations = new Configurations({ host, rules, overrides: config, configFile, isolated, absolute });
  return {
    configurations,
    input: {
      host,
      paths,
      texts: given.map(({ path, text }) => ({
        path,
        kind: kindOfText(path, text),
        detached: isDetached(path, request.host),
      })),
      rules,
      settingsFor: (path) => configurations.settingsFor(path),
      today,
      fragment,
      ignoreUnknown,
      inline,
      shellcheck,
      verbose,
    },
  };
}

/** The path of a text that has none. */
export const noPath = '<stdin>';

/** Whether nothing around a text is known: it has no path, or its folder does not exist. */
const isDetached = (path: string, host: LintHost): boolean =>
  path === noPath || host.kindOf(dirname(path)) !== 'directory';
