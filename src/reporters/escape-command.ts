/**
 * The text of a command for a CI runner, which reads one from a line: what ends the line is escaped, and `percent` stands for the character that
 * escapes. A second command in the line, which GitHub's and Azure's runners look for anywhere (`##[command]`, `##vso[…]`), is broken by a
 * character that shows nothing. Source: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export const escapeCommand = (text: string, percent = '%25'): string =>
  text
    .replace(/##(?=\[|vso\[)/gi, '##\u2060')
    .replaceAll('%', percent)
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
