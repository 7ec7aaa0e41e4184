import { completedCommands, flagsOf, ruleNames, valuedOptions, valuesOf } from './data.js';

/** For a profile of PowerShell 5 or later. */
export function powershell(): string {
  const list = (words: readonly string[]) => `@(${words.map(powershellQuoted).join(', ')})`;
  const valueLines = valuedOptions().flatMap((spec) =>
    flagsOf(spec).map((flag) => {
      const what = valuesOf(spec);
      if (what.kind === 'words') return `    '${flag}' = ${list(what.words)}`;
      if (what.kind === 'rules') return `    '${flag}' = $rules`;
      // Nothing: PowerShell completes names of files.
      return what.kind === 'word-and-file'
        ? `    '${flag}' = ${list(what.words.map((word) => `${word}=`))}`
        : `    '${flag}' = @()`;
    }),
  );
  const commandLines = completedCommands().map(({ name, options, operands }) => {
    const words = operands.kind === 'rules' ? '$rules' : list(operands.kind === 'words' ? operands.words : []);
    return `    '${name}' = @{ options = ${list(options.flatMap(flagsOf))}; operands = ${words} }`;
  });
  return `# pydock-lint completions powershell

Register-ArgumentCompleter -Native -CommandName pydock-lint -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $rules = ${list(ruleNames())}
  $values = @{
${valueLines.join('\n')}
  }
  $commands = @{
${commandLines.join('\n')}
  }
  $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $previous = if ($before.Count -gt 1) { $before[-1] } else { '' }
  $named = @($before | Select-Object -Skip 1 | Where-Object { $commands.ContainsKey($_) })
  $command = if ($named.Count -gt 0) { $named[0] } else { 'check' }
  $head = ''
  $word = $wordToComplete
  if ($word -match '^(--[^=]+)=(.*)$') {
    $previous = $Matches[1]
    $head = $Matches[1] + '='
    $word = $Matches[2]
  }
  if ($values.ContainsKey($previous)) {
    $found = $values[$previous]
    if ($word -match '^(.*,)([^,]*)$') {
      $head += $Matches[1]
      $word = $Matches[2]
    }
  } elseif ($word.StartsWith('-')) {
    $found = $commands[$command].options
  } elseif ($named.Count -gt 0) {
    $found = $commands[$command].operands
  } else {
    $found = $commands.Keys | Sort-Object
  }
  $found | Where-Object { $_.StartsWith($word, [System.StringComparison]::OrdinalIgnoreCase) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($head + $_, $_, 'ParameterValue', $_)
  }
}
`;
}

const powershellQuoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
