/** What YAML refuses, in a sentence for people who do not know its grammar, and what to do about it. */
export interface Explanation {
  readonly message: string;
  readonly help?: string;
}

type Explain = Explanation | ((detail: string, rest: string) => Explanation);

const unclosedQuote: Explanation = { message: 'The quote that starts this value is never closed.' };
const unclosedBracket = (detail: string): Explanation => ({
  message: `The ${detail.includes('sequence') ? 'list' : 'mapping'} in brackets is not closed with \`${detail.at(-1)}\` before this place.`,
});

/** By the library's code; `detail` is its own message, `rest` the line from the place on. */
const explanations = new Map<string, Explain>([
  [
    'TAB_AS_INDENT',
    { message: 'A tab indents this line, but YAML allows only spaces there.', help: 'Replace the tab by spaces.' },
  ],
  [
    'BAD_INDENT',
    (detail) =>
      detail.startsWith('Flow')
        ? unclosedBracket(detail)
        : detail.startsWith('Block scalar')
          ? { message: 'This line of a text block is indented less than its first line.' }
          : { message: 'The indentation of this line fits neither the lines above nor a level of its own.' },
  ],
  ['MISSING_CHAR', missing],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    (detail) =>
      detail.includes('sequence')
        ? { message: 'A list item stands where a key of a mapping belongs.' }
        : {
            message: 'A second `key:` stands on one line.',
            help: 'Put it on a line of its own, or quote the value when the colon belongs to it.',
          },
  ],
  ['MULTILINE_IMPLICIT_KEY', keyWithoutColon],
  ['KEY_OVER_1024_CHARS', { message: 'This key is longer than 1024 characters.' }],
  ['BLOCK_IN_FLOW', { message: 'A list or mapping by indentation cannot stand inside brackets.' }],
  [
    'BAD_SCALAR_START',
    (_, rest) => ({
      message: `A value cannot start with ${shownCharacter(rest)} unless it is quoted.`,
      help: 'Quote the value.',
    }),
  ],
  [
    'BAD_DQ_ESCAPE',
    {
      message: 'The escape after this backslash does not exist in double quotes.',
      help: 'Write `\\\\` for a backslash, or use single quotes.',
    },
  ],
  ['BAD_ALIAS', { message: 'An anchor or alias has no name.' }],
  ['ALIAS_PROPS', { message: 'An alias cannot have an anchor or a tag of its own.' }],
  ['MULTIPLE_ANCHORS', { message: 'A value has two anchors.' }],
  ['MULTIPLE_TAGS', { message: 'A value has two tags.' }],
  ['BAD_PROP_ORDER', { message: 'An anchor or tag stands before the indicator that it belongs behind.' }],
  ['BAD_DIRECTIVE', { message: 'YAML does not know this directive.' }],
  ['TAG_RESOLVE_FAILED', { message: 'The value does not fit its tag, or the tag is unknown.' }],
  ['UNEXPECTED_TOKEN', unexpected],
]);

function missing(detail: string): Explanation {
  if (detail.startsWith('Missing closing')) return unclosedQuote;
  if (detail.includes('end with a')) return unclosedBracket(detail);
  if (detail.startsWith('Implicit map keys')) {
    return { message: 'A colon is missing: a line of a mapping is `key: value`.' };
  }
  if (detail.startsWith('Comments')) return { message: 'A comment needs a blank before its `#`.' };
  if (detail.startsWith('Sequence item')) return { message: 'A list item has no `- ` before it.' };
  if (detail.startsWith('Missing space')) return { message: 'A blank is missing behind the colon.' };
  if (detail.startsWith('Missing ,')) return { message: 'A comma is missing between the items in brackets.' };
  if (detail.startsWith('Tags and anchors')) return { message: 'A blank is missing behind an anchor or a tag.' };
  if (detail.startsWith('Missing directives-end')) return { message: 'A `---` is missing behind the directives.' };
  return { message: 'A character is missing here that YAML needs.' };
}

/** A line without the colon that makes its beginning a key. */
function keyWithoutColon(_: string, rest: string): Explanation {
  if (/^(?:<{7}|={7}|>{7})(?: |$)/.test(rest)) return { message: 'A conflict of a merge was left here.' };
  if (/^[\w.-]+:[^\s:/]/.test(rest))
    return { message: 'A blank is missing behind the colon, so that this is no key.', help: 'Write `key: value`.' };
  if (/^-[^\s-]/.test(rest))
    return { message: 'A blank is missing behind the hyphen, so that this is no list item.', help: 'Write `- item`.' };
  return { message: 'A key goes on over a line end: a colon is missing here, or the line is indented wrongly.' };
}

/** The first character, as it is written in a message: a backtick in quotes, and everything else in backticks. */
function shownCharacter(rest: string): string {
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 32);
  return character === '`' ? '"`"' : `\`${character}\``;
}

function unexpected(detail: string, rest: string): Explanation {
  if (detail.startsWith('Block scalar header')) {
    return { message: 'A text block starts on the line after its `|` or `>`.' };
  }
  if (detail.includes('empty item')) return { message: 'An item between the commas is empty.' };
  if (detail.includes('at node end')) {
    return { message: 'Text follows where the value has already ended.', help: 'Quote the whole value.' };
  }
  return {
    message:
      rest.slice(0, 1).trim() === ''
        ? 'YAML does not expect this here.'
        : `YAML does not expect ${shownCharacter(rest)} here.`,
  };
}

/** Explains an error of the YAML parser by its code, its own message and the line from its place on. */
export function explain(code: string, detail: string, rest: string): Explanation {
  const explanation = explanations.get(code);
  if (!explanation) return { message: 'YAML cannot read this.' };
  return typeof explanation === 'function' ? explanation(detail, rest) : explanation;
}
