import { outputFormats } from '../../config/settings.js';
import type { OptionSpec } from '../option-table.js';
import { type Completed, completedCommands, ruleNames, valuesOf } from './data.js';

/** A text within single quotes, for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A file for a folder of $fpath, which `eval` can also read. */
export function zsh(): string {
  const functions = completedCommands().map(({ name, operands, options }) => {
    const specs = options.map((spec) => `    ${zshOption(spec)} \\\n`).join('');
    return `_pydock_lint_${name}() {\n  _arguments -s -S \\\n${specs}    ${quoted(`*:${zshOperand(operands)}`)}\n}\n`;
  });
  const described = completedCommands().map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  return `#compdef pydock-lint
# pydock-lint completions zsh

_pydock_lint_names() {
  local -a names=(
${ruleNames()
  .map((name) => `    ${quoted(name)}`)
  .join('\n')}
  )
  compadd "$@" -a names
}

_pydock_lint_rules() {
  _sequence _pydock_lint_names
}

_pydock_lint_report() {
  if compset -P '*='; then
    _files
  else
    compadd "$@" -S = -- ${outputFormats.join(' ')}
  fi
}

${functions.join('\n')}
_pydock_lint() {
  local -a commands=(
${described.join('\n')}
  )
  local index
  for ((index = 2; index < CURRENT; index++)); do
    case $words[index] in
      ${completedCommands()
        .map(({ name }) => name)
        .join('|')})
        local command=$words[index]
        words[index]=()
        ((CURRENT--))
        _pydock_lint_$command
        return
        ;;
    esac
  done
  if [[ $words[CURRENT] != -* && CURRENT -eq 2 ]]; then
    _describe -t commands command commands
  fi
  _pydock_lint_check
}

if [[ $funcstack[1] == _pydock_lint ]]; then
  _pydock_lint "$@"
else
  compdef _pydock_lint pydock-lint
fi
`;
}

/** One option as _arguments reads it; what may be repeated says so. */
function zshOption(spec: OptionSpec): string {
  const { name, short, value, help, list } = spec;
  const text = help.replace(/[[\]:\\]/g, '\\$&');
  const isRepeated = list || name === 'report';
  const action = value === undefined ? '' : `:${value}:${zshAction(valuesOf(spec))}`;
  const flags = (flag: string, equals: string) =>
    quoted(
      `${isRepeated ? '*' : short ? `(-${short} --${name})` : ''}${flag}${value === undefined ? '' : equals}[${text}]${action}`,
    );
  return [flags(`--${name}`, '='), ...(short ? [flags(`-${short}`, '')] : [])].join(' ');
}

const zshOperand = (what: Completed): string =>
  what.kind === 'rules' ? 'rule:_pydock_lint_names' : `${what.kind === 'words' ? 'word' : 'file'}:${zshAction(what)}`;

function zshAction(what: Completed): string {
  if (what.kind === 'words') return `(${what.words.join(' ')})`;
  if (what.kind === 'rules') return '_pydock_lint_rules';
  return what.kind === 'word-and-file' ? '_pydock_lint_report' : '_files';
}
