import { urlOf } from '../reporters/reporter.js';
import type { Rule } from '../rule.js';
import { rules } from '../rules/index.js';
import { closest } from '../text/similar.js';
import { type CommandLine, UsageError } from './options.js';
import { renderRulePage } from './rule-page.js';
import type { Terminal } from './terminal.js';

/** `pydock-lint rule NAME | --all`: explains rules. Returns the exit code; throws UsageError. */
export function ruleCommand(line: CommandLine, terminal: Terminal): number {
  const format = line.value('output-format') ?? 'text';
  if (format !== 'text' && format !== 'json')
    throw new UsageError(`\`pydock-lint rule\` writes text or json, not ${format}.`);
  if (line.has('all')) {
    if (line.operands.length > 0) throw new UsageError('`pydock-lint rule` takes names or --all, not both.');
    terminal.out(format === 'json' ? jsonText(rules.map(describe)) : rules.map(listLine).join(''));
    return 0;
  }
  if (line.operands.length === 0) throw new UsageError('`pydock-lint rule` needs the name of a rule, or --all.');
  const found = line.operands.flatMap(rulesCalled);
  if (format === 'text') terminal.out(found.map(renderRulePage).join('\n'));
  else terminal.out(jsonText(found.length === 1 ? describe(found[0]!) : found.map(describe)));
  return 0;
}

/** The rules that have a name or alias; an alias may stand for several. */
function rulesCalled(name: string): readonly Rule[] {
  const wanted = name.toLowerCase();
  const exact = rules.filter((rule) => rule.name === wanted);
  const found =
    exact.length > 0
      ? exact
      : rules.filter(({ aliases = [] }) => aliases.some((alias) => alias.toLowerCase() === wanted));
  if (found.length > 0) return found;
  const near = closest(
    name,
    rules.flatMap((rule) => [rule.name, ...(rule.aliases ?? [])]),
  );
  throw new UsageError(`There is no rule \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`);
}

const widest = Math.max(...rules.map(({ name }) => name.length));
const listLine = ({ name, severity, summary }: Rule): string =>
  `${name.padEnd(widest)}  ${severity.padEnd(7)}  ${summary}\n`;

const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** A rule as data: everything but its judgement. */
const describe = ({ on: _on, aliases = [], options = {}, ...rule }: Rule) => ({
  ...rule,
  aliases,
  options,
  url: urlOf(rule.name),
});
