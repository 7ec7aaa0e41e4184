// Commands that begin like a JSON array and are none, so that a shell gets them.
import type { Instruction } from '../../parser/dockerfile/tree.js';
import { type Edit, type Located, replace, textOf } from '../../text/location.js';
import { commandForm, isShellTest } from './form.js';

/** A command that was meant to be in exec form. `at` is what stands in place of the array. */
export interface BrokenArray extends Located {
  /** Why it is no JSON array, as the rest of a sentence. */
  readonly reason: string;
  /** Writes the array that it was meant to be; undefined where that is not sure, and where it goes over several lines. */
  readonly edit: Edit | undefined;
}

/** What an instruction runs, where it begins like a JSON array and is none; undefined also for tests of the shell. */
export function brokenArray(instruction: Instruction): BrokenArray | undefined {
  const form = commandForm(instruction);
  if (!form || form.exec || !form.body.text.startsWith('[') || isShellTest(form.body)) return undefined;
  const { at, text } = form.body;
  const array = textOf({ at }) === text ? mendedArray(text) : undefined;
  return { at, reason: faultOfArray(text), edit: array === undefined ? undefined : replace({ at }, array) };
}

/** Why a text that begins like a JSON array is none, as the rest of a sentence. */
export function faultOfArray(text: string): string {
  if (!text.includes(']')) return 'the closing bracket is missing';
  if (!text.trimEnd().endsWith(']')) return 'text follows the closing bracket';
  if (/^\[\s*'/.test(text)) return 'JSON strings need double quotes';
  if (/^\[\s*[^\s"\]]/.test(text)) return 'JSON strings need quotes';
  if (/,\s*\]/.test(text)) return 'a comma stands before the closing bracket';
  if (/"\s+"/.test(text)) return 'a comma is missing between two items';
  return 'it is no JSON array of strings';
}

/** An item in quotes, without what quotes and backslashes would make of it. */
const item = String.raw`(?:"[^"\\]*"|'[^'"\\]*')`;
const items = new RegExp(item, 'g');
const list = new RegExp(String.raw`^\[\s*${item}(?:(?:\s*,\s*|\s+)${item})*\s*,?\s*\]?\s*$`);

/**
 * The array that quoted items were meant to be: with double quotes, a comma between them, none behind the last one, and a bracket at the
 * end. Undefined where an item has no quotes, or where text follows.
 */
export function mendedArray(text: string): string | undefined {
  if (!list.test(text)) return undefined;
  return `[${(text.match(items) ?? []).map((each) => JSON.stringify(each.slice(1, -1))).join(', ')}]`;
}
