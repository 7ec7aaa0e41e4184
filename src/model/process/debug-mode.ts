// The edit that takes debug mode back.
import { type Edit, type Located, place, replace, textOf, within } from '../../text/location.js';
import type { Process } from '../process.js';

/** How debug mode is switched off where it is switched on. */
export interface DebugSwitch {
  /** The option that is left out; undefined where a variable becomes 0. */
  readonly option: string | undefined;
  readonly edit: Edit;
}

/** Takes back the option or the variable that switches debug mode on. Undefined for code, and for values that come from elsewhere. */
export function debugSwitch(mode: Located, { command }: Process): DebugSwitch | undefined {
  const text = textOf(mode);
  const [, before = '', value] = /^(["']?(?:\w+=)?["']?)(1|true|yes|on)["']?$/i.exec(text) ?? [];
  if (value !== undefined) {
    const at = within(mode, before.length, before.length + value.length);
    return { option: undefined, edit: replace(at, '0') };
  }
  const { file, span } = mode.at;
  const index = command.words.findIndex(({ at }) => at.span.start === span.start && at.file === file);
  const previous = command.words[index - 1];
  if (!previous || !/^["']?--?debug["']?$/.test(text) || previous.at.file !== file) return undefined;
  return {
    option: command.words[index]!.value,
    edit: { at: place(file, previous.at.span.end, span.end), newText: '' },
  };
}
