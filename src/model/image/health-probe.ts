// A health check by curl or wget, written for Python.
import { type HttpClient, httpClientOf } from '../../knowledge/http-clients.js';
import type { Word } from '../../parser/word.js';
import { type Edit, replace, spanning, textOf } from '../../text/location.js';
import type { HealthProgram } from './health-programs.js';

/** What a check asks for. */
interface Question {
  /** As it is written, with its scheme; variables of the shell may be in it. */
  readonly address: string;
  /** Whether an error that the server answers with, such as 404, makes the check fail. */
  readonly refusesErrors: boolean;
  /** In seconds. */
  readonly timeout: string | undefined;
}

/**
 * An edit that asks the same of the same address with Python, with the same end: 0 for an answer, 1 for none, and for an answer that is an
 * error where the program takes it for one. Undefined for questions with headers, data, certificates or several addresses.
 */
export function pythonProbe(program: HealthProgram): Edit | undefined {
  const { words, form, isMixed } = program;
  const [first] = words;
  const last = words.at(-1);
  const client = httpClientOf(program.name);
  const question = client && first && last !== first && !isMixed ? questionOf(client, words.slice(1)) : undefined;
  if (!first || !last || !question) return undefined;
  const place = spanning(first, last);
  const written = textOf(place);
  // A comment among the words would be lost.
  if (/#/.test(written.replaceAll(/\S#/g, ''))) return undefined;
  const code = codeOf(question);
  if (code === undefined) return undefined;
  if (form !== 'items') {
    const text = `python -c ${form === 'double' ? `\\"${code}\\"` : `"${code}"`}`;
    return replace(place, form === 'single' ? text.replaceAll("'", "''") : text);
  }
  return question.address.includes('$') && !/\$\$|\$\{/.test(question.address) ? undefined : itemsEdit(words, code);
}

/** The items of an array or list: in brackets, or each on a line behind a dash. */
function itemsEdit(words: readonly Word[], code: string): Edit | undefined {
  const [first, second] = words;
  const between = first!.at.file.text.slice(first!.at.span.end, second!.at.span.start);
  const place = spanning(first!, words.at(-1)!);
  if (/^\s*,\s*$/.test(between)) return replace(place, `"python", "-c", "${code}"`);
  return /^[ \t]*\r?\n[ \t]*-[ \t]+$/.test(between) ? replace(place, ['python', '-c', code].join(between)) : undefined;
}

function questionOf(client: HttpClient, behind: readonly Word[]): Question | undefined {
  let { refusesErrors } = client;
  let timeout: string | undefined;
  const addresses: Word[] = [];
  for (let index = 0; index < behind.length; index++) {
    const word = behind[index]!;
    const text = word.value;
    if (text === undefined || !text.startsWith('-')) addresses.push(word);
    else if (client.failing?.test(text)) refusesErrors = true;
    else if (client.valued.test(text) || client.joined.test(text)) {
      if (/^-\w*f\w*o$/.test(text)) refusesErrors = true;
      const value = client.valued.test(text) ? behind[++index]?.value : text.replace(/^(?:--[\w-]+=|-\w)/, '');
      if (value === undefined || !isHarmless(text, value)) return undefined;
      if (/^(?:-m|-T|--max-time|--timeout)/.test(text)) timeout = value;
    } else if (!client.quiet.test(text)) return undefined;
  }
  const [address] = addresses;
  const url = address && addresses.length === 1 ? addressOf(address) : undefined;
  return url === undefined ? undefined : { address: url, refusesErrors, timeout };
}

/** A number of seconds or tries, or a place where the answer is thrown away. */
const isHarmless = (option: string, value: string): boolean =>
  /o$|O$|output/.test(option) ? /^(?:\/dev\/(?:null|stdout)|-)$/.test(value) : /^\d+$/.test(value);

/** An address as it is written, without quotes; undefined where it is more than a plain one with variables. */
function addressOf(word: Word): string | undefined {
  const written = textOf(word).replace(/^(\\?["'])(.*)\1$/s, '$2');
  const isLiteral = textOf(word).startsWith("'") && written.includes('$');
  const name = /\$?\$(?:\w+|\{\w+(?::?-\w*)?\})/g;
  if (isLiteral || !/^[\w.:/?&=%~+@[\]-]+$/.test(written.replaceAll(name, 'x'))) return undefined;
  return /^https?:\/\//.test(written) ? written : /^[\w+.-]+:\/\//.test(written) ? undefined : `http://${written}`;
}

/** One statement without double quotes; it ends with 1 where it raises. */
function codeOf({ address, refusesErrors, timeout }: Question): string | undefined {
  const within = timeout === undefined ? '' : `, timeout=${timeout}`;
  if (refusesErrors) return `import urllib.request; urllib.request.urlopen('${address}'${within})`;
  const [, scheme, host, path = ''] = /^(http)s?:\/\/([^/?]+)(.*)$/.exec(address) ?? [];
  // Any answer counts, and http.client raises for none.
  if (scheme === undefined || address.startsWith('https') || host!.includes('@')) return undefined;
  return `import http.client; c = http.client.HTTPConnection('${host}'${within}); c.request('GET', '${path === '' || path.startsWith('?') ? `/${path}` : path}'); c.getresponse()`;
}
