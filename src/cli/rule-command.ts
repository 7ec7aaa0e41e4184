import { categories } from '../diagnostic.js';
import { type Colours, noColours } from '../reporters/colours.js';
import { jsonText } from '../reporters/json-text.js';
import { urlOf } from '../reporters/reporter.js';
import { terminalColours } from '../reporters/terminal-colours.js';
import type { Rule } from '../rule.js';
import { rules } from '../rules/index.js';
import { closest } from '../text/similar.js';
import { version } from '../version.js';
import { type CommandLine, UsageError } from './options.js';
import { todayOf } from './prepare.js';
import { renderRulePage } from './rule-page.js';
import { type PageStyle, renderRuleForTerminal } from './rule-terminal.js';
import { type Terminal, wantsColour, wantsHyperlinks } from './terminal.js';

/**
 * `pydock-lint rule NAME… | --all`: explains rules. A terminal gets a page to read, a pipe Markdown or a line for each rule. Returns the
 * exit code; throws UsageError.
 */
export async function ruleCommand(line: CommandLine, terminal: Terminal): Promise<number> {
  const format = line.value('output-format') ?? 'text';
  if (format !== 'text' && format !== 'json')
    throw new UsageError(`\`pydock-lint rule\` writes text or json, not ${format}.`);
  const all = line.has('all');
  if (all && line.operands.length > 0) throw new UsageError('`pydock-lint rule` takes names or --all, not both.');
  if (!all && line.operands.length === 0)
    throw new UsageError('`pydock-lint rule` needs the name of a rule, an alias (DL3042), a category, or --all.');
  const isList = all || line.operands.every(isCategory);
  const found = all ? rules : [...new Set(line.operands.flatMap(rulesCalled))];
  if (format === 'json') {
    terminal.out(jsonText(found.length === 1 ? describe(found[0]!) : found.map(describe)));
    return 0;
  }
  const colour = wantsColour(terminal, line.value('color'));
  const style = styleOf(colour, terminal);
  const isPage = colour || terminal.isTty;
  if (isList) terminal.out(isPage ? listByCategory(found, style) : found.map((rule) => listLine(rule)).join(''));
  else if (isPage)
    terminal.out((await Promise.all(found.map((rule) => renderRuleForTerminal(rule, style)))).join('\n\n'));
  else terminal.out(found.map(renderRulePage).join('\n'));
  return 0;
}

function styleOf(colour: boolean, terminal: Terminal): PageStyle {
  const colours: Colours = colour ? terminalColours() : noColours;
  return {
    colours,
    severity: { error: colours.red, warning: colours.yellow, info: colours.blue },
    context: {
      version,
      rules: new Map(rules.map((rule) => [rule.name, rule])),
      colour,
      hyperlinks: colour && wantsHyperlinks(terminal),
      ci: false,
      quiet: true,
      hidden: 0,
      fromRoot: (path) => path,
    },
    today: todayOf(terminal),
  };
}

const isCategory = (name: string): boolean => categories.some((category) => category === name.toLowerCase());

/** The rules that have a name, an alias or a category; an alias may stand for several. */
function rulesCalled(name: string): readonly Rule[] {
  const wanted = name.toLowerCase();
  if (isCategory(wanted)) return rules.filter(({ category }) => category === wanted);
  const exact = rules.filter((rule) => rule.name === wanted);
  const found =
    exact.length > 0
      ? exact
      : rules.filter(({ aliases = [] }) => aliases.some((alias) => alias.toLowerCase() === wanted));
  if (found.length > 0) return found;
  throw new UsageError(`There is no rule \`${name}\`. ${hint(name)}`);
}

/** Where to look instead: a name that is spelt nearly so, or those that have the word in them. */
function hint(name: string): string {
  if (/^(?:shellcheck\/)?sc\d{4}$/i.test(name))
    return `ShellCheck explains its own: ${urlOf(`shellcheck/${name.toUpperCase().slice(-6)}`)}`;
  const near = closest(
    name,
    rules.flatMap((rule) => [rule.name, ...(rule.aliases ?? [])]),
  );
  if (near) return `Did you mean \`${near}\`?`;
  const alike = rules.filter((rule) => rule.name.includes(name.toLowerCase())).map((rule) => `\`${rule.name}\``);
  const most = 5;
  if (alike.length === 0 || name.length < 3) return '`pydock-lint rule --all` lists them.';
  const more = alike.length > most ? ` and ${alike.length - most} more` : '';
  return `Rules with that in their names: ${alike.slice(0, most).join(', ')}${more}.`;
}

const widest = Math.max(...rules.map(({ name }) => name.length));

const listLine = ({ name, severity, summary }: Rule): string =>
  `${name.padEnd(widest)}  ${severity.padEnd(7)}  ${summary}\n`;

/** The rules below the headings of their categories; those that a run without options leaves out are marked. */
function listByCategory(found: readonly Rule[], { colours: { bold, dim }, severity }: PageStyle): string {
  const parts = categories.flatMap((category) => {
    const rows = found.filter((rule) => rule.category === category);
    if (rows.length === 0) return [];
    const lines = rows.map((rule) => {
      const extra = rule.presets.includes('recommended') ? '' : ` ${dim(`(${rule.presets[0] ?? 'all'})`)}`;
      return `  ${rule.name.padEnd(widest)}  ${severity[rule.severity](rule.severity.padEnd(7))}  ${rule.summary}${extra}\n`;
    });
    return [`${bold(category)} ${dim(`(${rows.length})`)}\n${lines.join('')}`];
  });
  return `${parts.join('\n')}\n${dim('(strict) and (all) name the preset that a rule is in; the others are recommended. More: pydock-lint rule NAME')}\n`;
}

/** A rule as data: everything but its judgement. */
const describe = ({ on: _on, aliases = [], options = {}, ...rule }: Rule) => ({
  ...rule,
  aliases,
  options,
  url: urlOf(rule.name),
});
