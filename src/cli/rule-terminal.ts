import { lint } from '../engine/lint.js';
import { MemoryHost } from '../host/memory.js';
import { prepareRun } from '../host/prepare.js';
import type { Colours } from '../reporters/colours.js';
import { linkedRule } from '../reporters/hyperlink.js';
import { type ReportContext, reporters } from '../reporters/index.js';
import { urlOf } from '../reporters/reporter.js';
import type { Example, Rule } from '../rule.js';
import { optionTypeWords, presetNames } from './rule-page.js';
import { inToml } from './toml-text.js';
import { wrap } from './word-wrap.js';

/** Lines are no longer than people read with ease, or than a small terminal is wide. */
const width = 88;

/** How a page is to look. */
export interface PageStyle {
  readonly colours: Colours;
  readonly severity: Readonly<Record<Rule['severity'], (text: string) => string>>;
  /** How the finding in the bad example is reported. */
  readonly context: ReportContext;
  /** The day that end-of-life dates are compared with, `YYYY-MM-DD`. */
  readonly today: string;
}

/** The page of a rule for people at a terminal: in words, what it reports as it reports it, and how to configure it. */
export async function renderRuleForTerminal(rule: Rule, style: PageStyle): Promise<string> {
  const { name, category, severity, summary, why, examples, sources } = rule;
  const { bold, cyan, dim } = style.colours;
  const title = `${bold(linkedRule(name, style.context))}  ${style.severity[severity](severity)} ${dim('·')} ${category}`;
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', bold(heading), ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
  const reported = await reportOf(rule, style);
  return `${[
    title,
    '',
    ...wrap(summary, width),
    ...section('Why', wrap(why, width - 2)),
    ...section('Reported', [...exampleLines(examples.bad, style.colours), ...(reported ? ['', ...reported] : [])]),
    ...section('Not reported', exampleLines(examples.good, style.colours)),
    ...section('Options', optionLines(rule, style.colours)),
    ...section(
      'Facts',
      factsOf(rule).map(([key, value]) => `${cyan(key.padEnd(8))} ${value}`),
    ),
    ...section('Configure', configurationLines(rule, style.colours)),
    ...section('Sources', sources),
  ].join('\n')}\n`;
}

const configurationLines = ({ name, presets }: Rule, { cyan, dim }: Colours): readonly string[] => [
  `${cyan('pydock-lint.toml')}  [rules.${name}]`,
  `                  severity = "off"  ${dim('# or error, warning, info')}`,
  `${cyan('in a file')}         # pydock-lint: ignore[${name}] reason`,
  `${cyan('in one run')}        pydock-lint ${presets.includes('recommended') ? '--ignore' : '--extend-select'} ${name}`,
];

function factsOf({ name, aliases = [], fixable, since, presets }: Rule): readonly (readonly [string, string])[] {
  return [
    ['presets', presetNames(presets).join(', ')],
    ...(aliases.length > 0 ? [['aliases', aliases.join(', ')] as const] : []),
    ['fix', fixable ? `some findings carry one, which is ${fixable}` : 'none'],
    ['since', since],
    ['docs', urlOf(name)],
  ];
}

/** The files of an example, each below its name where there are several. */
function exampleLines(example: Example, { cyan, dim }: Colours): readonly string[] {
  const files = typeof example === 'string' ? [['Dockerfile', example] as const] : Object.entries(example);
  return files.flatMap(([path, text], index) => [
    ...(index > 0 ? [''] : []),
    dim(path),
    ...text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `${cyan('│')} ${line}`),
  ]);
}

/** What a run says of the bad example; undefined if it says nothing on that day. */
async function reportOf(rule: Rule, { context, today }: PageStyle): Promise<readonly string[] | undefined> {
  const { bad } = rule.examples;
  const { input } = prepareRun({
    host: new MemoryHost(Object.entries(typeof bad === 'string' ? { Dockerfile: bad } : bad)),
    rules: [rule],
    paths: ['.'],
    config: { select: [rule.name] },
    today,
  });
  const { report } = await lint(input);
  if (report.diagnostics.length === 0) return undefined;
  const write = await reporters.text();
  return write(report, context).trimEnd().split('\n');
}

function optionLines({ options = {} }: Rule, { bold, dim }: Colours): readonly string[] {
  return Object.entries(options).flatMap(([name, schema]) => [
    `${bold(name)} = ${inToml(schema.default)}   ${dim(optionTypeWords(schema).replaceAll('`', ''))}`,
    ...wrap(schema.description, width - 6).map((line) => `    ${line}`),
  ]);
}
