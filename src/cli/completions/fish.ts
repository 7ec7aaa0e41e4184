import { type OptionSpec, optionSpecs } from '../option-table.js';
import { type Completed, completedCommands, ruleNames, valuesOf } from './data.js';

/** A file for ~/.config/fish/completions. */
export function fish(): string {
  const all = completedCommands();
  const names = all.map(({ name }) => name).join(' ');
  const optionLines = optionSpecs.map((spec) => {
    const { name, short, help, commands: of } = spec;
    const flags = `-l ${name}${short ? ` -s ${short}` : ''}`;
    return `complete -c pydock-lint${fishCondition(of, names)} ${flags}${fishAction(valuesOf(spec))} -d ${fishQuoted(help)}`;
  });
  const commandLines = all.map(
    ({ name, summary }) => `complete -c pydock-lint -n __fish_use_subcommand -a ${name} -d ${fishQuoted(summary)}`,
  );
  const operandLines = all.flatMap(({ name, operands }) => {
    const start = `complete -c pydock-lint -n '__fish_seen_subcommand_from ${name}' -f`;
    if (operands.kind === 'rules') return [`${start} -a '(__pydock_lint_names)'`];
    return operands.kind === 'words' ? [`${start} -a '${operands.words.join(' ')}'`] : [];
  });
  return `# pydock-lint completions fish

function __pydock_lint_names
    printf '%s\\n' ${ruleNames().join(' ')}
end

# The names behind what is already in a list.
function __pydock_lint_rules
    set -l head (string replace -r '^(--[^=]*=)' '' -- (commandline -ct) | string match -r '.*,')
    for name in (__pydock_lint_names)
        printf '%s%s\\n' "$head" $name
    end
end

${[...commandLines, ...operandLines, ...optionLines].join('\n')}
`;
}

/** An option of the command without a name is also one where no command is named. */
function fishCondition(of: OptionSpec['commands'], names: string): string {
  if (!of) return '';
  const seen = `__fish_seen_subcommand_from ${of.join(' ')}`;
  return ` -n '${of.includes('check') ? `${seen}; or not __fish_seen_subcommand_from ${names}` : seen}'`;
}

function fishAction(what: Completed): string {
  if (what.kind === 'none') return '';
  if (what.kind === 'words') return ` -x -a '${what.words.join(' ')}'`;
  if (what.kind === 'rules') return ` -x -a '(__pydock_lint_rules)'`;
  return what.kind === 'word-and-file' ? ` -r -a '${what.words.map((word) => `${word}=`).join(' ')}'` : ' -r';
}

const fishQuoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
