import { type Completed, completedCommands, flagsOf, ruleNames, valuedOptions, valuesOf } from './data.js';

/** Works with bash 3.2, which macOS has, and without the package bash-completion. */
export function bash(): string {
  const cases = valuedOptions().map(
    (spec) => `    ${flagsOf(spec).join('|')})\n      ${bashAction(valuesOf(spec))}\n      return\n      ;;`,
  );
  const operands = completedCommands().map(
    ({ name, options, operands: what }) =>
      `    ${name})\n      options='${options.flatMap(flagsOf).join(' ')}'\n      ${
        what.kind === 'files' ? "words=''" : what.kind === 'words' ? `words='${what.words.join(' ')}'` : 'words=$rules'
      }\n      ;;`,
  );
  return `# pydock-lint completions bash

_pydock_lint() {
  local cur prev command options words word index head
  local rules='${ruleNames().join(' ')}'
  local commands='${completedCommands()
    .map(({ name }) => name)
    .join(' ')}'
  COMPREPLY=()
  cur=\${COMP_WORDS[COMP_CWORD]}
  prev=\${COMP_WORDS[COMP_CWORD - 1]}
  # Bash takes --option=value apart at the sign.
  if [[ $cur == = ]]; then
    cur=''
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD - 2]}
    # --report FORMAT=FILE
    if [[ $prev != -* ]]; then return; fi
  fi

  case $prev in
${cases.join('\n')}
  esac

  command=''
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    case $word in
    ${valuedOptions().flatMap(flagsOf).join('|')}) ((index++)) ;;
    -* | =) ;;
    *)
      [[ " $commands " == *" $word "* ]] && command=$word
      break
      ;;
    esac
  done

  case \${command:-check} in
${operands.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    # Files, and at the first place commands, too.
    [[ -z $command ]] && COMPREPLY=($(compgen -W "$commands" -- "$cur"))
    while IFS= read -r word; do
      COMPREPLY+=("$word")
    done < <(compgen -f -- "$cur")
    compopt -o filenames 2>/dev/null
  fi
}

complete -o default -F _pydock_lint pydock-lint
`;
}

function bashAction(what: Completed): string {
  if (what.kind === 'words') return `COMPREPLY=($(compgen -W '${what.words.join(' ')}' -- "$cur"))`;
  if (what.kind === 'rules')
    return `head=''
      [[ $cur == *,* ]] && head=\${cur%,*},
      COMPREPLY=($(compgen -P "$head" -W "$rules" -- "\${cur##*,}"))
      compopt -o nospace 2>/dev/null`;
  if (what.kind === 'word-and-file')
    return `COMPREPLY=($(compgen -S = -W '${what.words.join(' ')}' -- "$cur"))
      compopt -o nospace 2>/dev/null`;
  // Nothing found: readline completes names of files.
  return ':';
}
