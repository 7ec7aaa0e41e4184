// The databases and caches of a Django project, as its settings name them.
import { fold } from '../../parser/python/fold.js';
import type { PythonExpression } from '../../parser/python/tree.js';
import { lookUp } from '../process/python-environment.js';
import { lookUpModule } from '../python/program/module-lookup.js';
import type { PythonProgram } from '../python/program/program.js';
import { reachableFrom, type ReachableModule } from '../python/program/reachable.js';
import { codeScope, type CodeScope, type Site } from './resolve.js';

/** One entry of `DATABASES` or `CACHES`, such as `default`. */
export interface DjangoSetting {
  readonly name: 'DATABASES' | 'CACHES';
  readonly entry: PythonExpression & { readonly kind: 'dict' };
  readonly site: Site;
  readonly scope: CodeScope;
}

const variable = 'DJANGO_SETTINGS_MODULE';

/**
 * The databases and caches that the settings of a Django program set in one place and under no condition; nothing for other programs, and
 * where several modules of the settings assign them.
 */
export function djangoSettings(program: PythonProgram): readonly DjangoSetting[] {
  const { reader, searchPath, environment } = program;
  const name = settingsName(program);
  if (name === undefined || !searchPath.known) return [];
  const entry = lookUpModule(reader, searchPath.value, name);
  const reachable = reachableFrom(entry, searchPath, reader);
  // Settings import their bases with a star; what else they import does not assign them.
  const modules = reachable.modules.filter((module) => isSettings(module));
  const scope = codeScope(reachable, environment);
  return (['DATABASES', 'CACHES'] as const).flatMap((wanted) => {
    const bindings = modules.flatMap((module) =>
      module.module.bindings.filter((one) => one.name === wanted).map((binding) => ({ binding, module })),
    );
    const changed = modules.some(({ module }) =>
      module.memberAssignments.some(({ target }) => startsWith(target, wanted)),
    );
    const called = modules.some(({ module }) =>
      module.calls.some((site) => site.name?.startsWith(`${wanted}.`) || startsWith(site.call.callee, wanted)),
    );
    const [only, second] = bindings;
    if (!only || second || changed || called || only.binding.conditional) return [];
    const { value } = only.binding;
    const entries = value?.kind === 'dict' ? value.entries : [];
    return entries.flatMap(({ value: one }) =>
      one.kind === 'dict'
        ? [{ name: wanted, entry: one, site: { module: only.module, within: undefined }, scope }]
        : [],
    );
  });
}

/** The entry, and what star imports take in. */
const isSettings = ({ by }: ReachableModule): boolean =>
  by === undefined || by.statement.names.some(({ name }) => name === '*');

/** Whether an expression is a part of a name: `DATABASES["default"]["HOST"]`. */
function startsWith(expression: PythonExpression, name: string): boolean {
  let at = expression;
  while (at.kind === 'subscript' || at.kind === 'attribute') at = at.object;
  return at !== expression && at.kind === 'name' && at.name === name;
}

/** The settings module: the variable, else what a module of the program sets it to by default. */
function settingsName({ environment, reachable }: PythonProgram): string | undefined {
  const given = environment.value(variable);
  if (!given.known) return undefined;
  if (given.value) return given.value;
  const names = new Set<string>();
  for (const { module } of reachable.modules) {
    const scope = { module, environment: lookUp(environment) };
    for (const { call, name } of module.calls) {
      const [key, value] = call.arguments;
      if (!name?.endsWith('environ.setdefault') || key?.kind !== 'string' || key.value !== variable || !value) continue;
      const folded = fold(value, scope);
      if (!folded.known || typeof folded.value !== 'string') return undefined;
      names.add(folded.value);
    }
  }
  const [only, second] = names;
  return second === undefined ? only : undefined;
}
