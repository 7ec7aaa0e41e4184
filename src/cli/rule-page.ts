import type { Example, OptionSchema, Rule } from '../rule.js';

/** The page of a rule, in Markdown: docs/rules/<name>.md and what `pydock-lint rule` prints. */
export function renderRulePage(rule: Rule): string {
  const { name, summary, why, category, severity, presets, fixable, since, aliases = [], sources } = rule;
  const facts = [
    `Category **${category}**, severity **${severity}**, ${presetWords(presets)}, since ${since}.`,
    ...(aliases.length > 0 ? [`Also known as ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`] : []),
    ...(fixable ? [`Some findings carry a fix, which is ${fixable}.`] : []),
  ];
  return [
    `# ${name}`,
    summary,
    facts.join('\n'),
    '## Why',
    why,
    '## Example',
    'Reported:',
    ...exampleBlocks(rule.examples.bad),
    'Not reported:',
    ...exampleBlocks(rule.examples.good),
    ...optionSection(rule),
    ...(sources.length > 0 ? ['## Sources', sources.map((source) => `- <${source}>`).join('\n')] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The presets that a rule is in: the recommended ones are in the strict one, too, and all in `all`. */
export const presetNames = (presets: Rule['presets']): readonly string[] =>
  presets.includes('recommended')
    ? ['recommended', 'strict', 'all']
    : presets.includes('strict')
      ? ['strict', 'all']
      : ['all'];

function presetWords(presets: Rule['presets']): string {
  const names = presetNames(presets).map((name) => `\`${name}\``);
  if (names.length === 1) return `in the preset ${names[0]}`;
  return `in the presets ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** An example as code blocks, each below the name of its file where there are several. */
export function exampleBlocks(example: Example): readonly string[] {
  if (typeof example === 'string') return [codeBlock('Dockerfile', example)];
  return Object.entries(example).flatMap(([path, text]) => [`\`${path}\``, codeBlock(path, text)]);
}

function codeBlock(path: string, text: string): string {
  const fence = text.includes('```') ? '````' : '```';
  return `${fence}${languageOf(path)}\n${text.endsWith('\n') ? text : `${text}\n`}${fence}`;
}

/** The name that code highlighters have for the language of a file. */
function languageOf(path: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1] ?? '';
  const known = new Map([
    ['yml', 'yaml'],
    ['yaml', 'yaml'],
    ['py', 'python'],
    ['toml', 'toml'],
    ['sh', 'sh'],
    ['json', 'json'],
  ]);
  return /dockerfile|containerfile/i.test(path) && !path.endsWith('ignore')
    ? 'dockerfile'
    : (known.get(extension) ?? 'text');
}

function optionSection({ name, options = {} }: Rule): readonly string[] {
  const entries = Object.entries(options);
  if (entries.length === 0) return [];
  const lines = entries.map(
    ([option, schema]) => `- \`${option}\` (${optionTypeWords(schema)}): ${schema.description}`,
  );
  const settings = entries.map(([option, schema]) => `${option} = ${JSON.stringify(schema.default)}`);
  return [
    '## Options',
    lines.join('\n'),
    `\`\`\`toml\n[tool.pydock-lint.rules.${name}]\n${settings.join('\n')}\n\`\`\``,
  ];
}

/** The type of an option in words, its choices in backticks. */
export function optionTypeWords(schema: OptionSchema): string {
  if (schema.type === 'object') {
    const { enum: choices } = schema.additionalProperties;
    return `table of ${choices ? choices.map((choice) => `\`${choice}\``).join(', ') : 'texts'}`;
  }
  if (schema.type === 'string' && schema.enum) return schema.enum.map((choice) => `\`${choice}\``).join(', ');
  return schema.type === 'array' ? 'list of texts' : schema.type === 'string' ? 'text' : schema.type;
}
