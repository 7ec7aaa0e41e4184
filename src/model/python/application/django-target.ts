// The settings module that a Django process names.
import { fold } from '../../../parser/python/fold.js';
import { mentions } from '../../../parser/python/prefilter.js';
import { dottedName, type PythonModule } from '../../../parser/python/tree.js';
import type { Located, Note } from '../../../text/location.js';
import { dirname } from '../../../text/path.js';
import { type Fact, known, unknown } from '../../known.js';
import type { Process } from '../../process.js';
import { pythonModule } from '../../process/image-file.js';
import { lookUp } from '../../process/python-environment.js';
import type { Stage } from '../../stage.js';
import { lookUpModule } from '../program/module-lookup.js';
import { mayBeInstalled } from '../program/own-modules.js';

const variable = 'DJANGO_SETTINGS_MODULE';

/** A settings module that is not there. `at` is where it is named. */
export interface MissingSettings extends Located {
  readonly module: string;
  readonly tried: readonly string[];
  readonly evidence: readonly Note[];
  /** The settings modules that are there. */
  readonly candidates: readonly string[];
}

/**
 * Whether the settings that a Django process names are missing: by `--settings`, by DJANGO_SETTINGS_MODULE, or by the
 * `os.environ.setdefault` of the file that it starts with. Source: https://docs.djangoproject.com/en/stable/topics/settings/
 */
export function missingSettings(process: Process, stage: Stage | undefined): Fact<MissingSettings | undefined> {
  const { program: fact, command, reader } = process;
  if (!fact.known) return fact;
  const program = fact.value;
  const { entry, searchPath } = program;
  if (entry.kind !== 'file' || !mentions(entry.file, variable)) return known(undefined);
  if (!searchPath.known) return searchPath;
  if (command.option('--pythonpath')) return unknown('an option adds folders');
  const parsed = pythonModule(reader, entry.file);
  if (!parsed.known) return parsed;
  const named = settingsNamed(process, parsed.value);
  if (!named.known || !named.value) return named as Fact<undefined>;
  const { text, at } = named.value;
  // What changes the search path may make any module importable.
  if (changesPath(parsed.value)) return unknown(`${entry.path} changes where modules are looked for`);
  const found = lookUpModule(reader, searchPath.value, text);
  if (found.kind === 'unknown') return unknown(found.because);
  if (found.kind !== 'absent') return known(undefined);
  const [first = ''] = text.split('.');
  const top = lookUpModule(reader, searchPath.value, first);
  if (top.kind === 'unknown') return unknown(top.because);
  const elsewhere =
    top.kind === 'file' ? undefined : mayBeInstalled(first, { reader, stage, wrappers: command.wrappers });
  if (elsewhere !== undefined) return unknown(elsewhere);
  const [folder = dirname(entry.path)] = searchPath.value;
  const evidence = [{ at: process.command.at, note: 'Django starts here' }];
  return known({ at, module: text, tried: found.tried, evidence, candidates: settingsIn(folder, process) });
}

interface Named extends Located {
  readonly text: string;
}

/** What names the settings, the strongest first. */
function settingsNamed({ command, environment }: Process, module: PythonModule): Fact<Named | undefined> {
  const option = command.option('--settings')?.value;
  if (option)
    return option.value === undefined
      ? unknown('its settings are not known')
      : known({ text: option.value, at: option.at });
  // An assignment wins over what is set outside, and a .env file may set it before the default counts.
  const isAssigned = module.memberAssignments.some(
    ({ target, at }) => target.kind === 'subscript' && at.file.slice(at.span).includes(variable),
  );
  if (isAssigned) return unknown('the settings are chosen in code');
  if (/dotenv|read_env|decouple/.test(module.file.text)) return unknown('a file may set the variable');
  const given = environment.value(variable);
  if (!given.known) return given;
  const set = environment.get(variable);
  if (given.value)
    return set ? known({ text: given.value, at: set.at }) : unknown('it is set in a way that is not seen');
  const scope = { module, environment: lookUp(environment) };
  const defaults = module.calls.filter(({ name, call }) => {
    const [key] = call.arguments;
    return (
      name !== undefined &&
      module.canonical(name) === 'os.environ.setdefault' &&
      key?.kind === 'string' &&
      key.value === variable
    );
  });
  const [only, second] = defaults;
  const argument = only?.call.arguments[1];
  if (!argument || second || only.conditional) return known(undefined);
  const folded = fold(argument, scope);
  return folded.known && typeof folded.value === 'string'
    ? known({ text: folded.value, at: argument.at })
    : unknown('the settings are chosen in code');
}

const changesPath = ({ calls, memberAssignments, file }: PythonModule): boolean =>
  (mentions(file, 'path') &&
    calls.some(({ name }) =>
      /^sys\.path\.(?:append|insert|extend)$|^(?:os|site)\.(?:chdir|addsitedir)$/.test(name ?? ''),
    )) ||
  memberAssignments.some(({ target }) => dottedName(target) === 'sys.path');

/** The modules called `settings` in a folder and right below it. */
function settingsIn(folder: string, { files }: Process): readonly string[] {
  return files.list(folder).flatMap((name) => {
    if (name === 'settings.py') return ['settings'];
    const inside = /^\w+$/.test(name) ? files.list(`${folder === '/' ? '' : folder}/${name}`) : [];
    return inside.some((each) => each === 'settings.py' || each === 'settings') ? [`${name}.settings`] : [];
  });
}
