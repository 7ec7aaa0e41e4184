import type { Command, Option } from '../command.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';

/** The user ID of a `useradd` that is large enough to blow up the login logs, where nothing keeps it out of them. */
export function largeUserId(command: Command): { readonly option: Option; readonly value: string } | undefined {
  if (command.program !== 'useradd' || command.has('-l', '--no-log-init')) return undefined;
  const option = command.option('-u', '--uid');
  const value = option?.value && valueOf(expand(option.value, command.state.environment, 'unknown'));
  return option && value !== undefined && /^[1-9]\d{5,}$/.test(value) ? { option, value } : undefined;
}
