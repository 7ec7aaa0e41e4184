import { isStart } from '../../model/dockerfile/start-instruction.js';
import type { Languages } from '../../model/languages.js';
import { looksLikeCompose } from '../../parser/compose/recognize.js';
import type { ComposeNode } from '../../parser/compose/tree.js';
import { parseDockerfile } from '../../parser/dockerfile/parse.js';
import type { DockerfileTree, Instruction } from '../../parser/dockerfile/tree.js';
import type { CodeBlock } from '../../parser/markdown/tree.js';
import type { SyntaxProblem } from '../../parser/word.js';
import { basename } from '../../text/path.js';
import { SourceFile } from '../../text/source.js';
import { kindByName } from '../file-kinds.js';
import { withoutPlaceholders } from './placeholders.js';

/** A code block that shows a Dockerfile or compose file, or a piece of one, as a file of its own. */
export interface Listing {
  readonly block: CodeBlock;
  readonly kind: 'dockerfile' | 'compose';
  /** As long as the block's text: what stands for something else is blanked out. Its path is its line and its name. */
  readonly file: SourceFile;
  /** Whether it could be the whole file, not only an explanation of some lines. */
  readonly isWhole: boolean;
}

const dockerfileLanguages = new Set(['dockerfile', 'docker', 'containerfile']);
const composeLanguages = new Set(['compose', 'docker-compose']);
const yamlLanguages = new Set(['yaml', 'yml']);
/** What says nothing about the language. */
const noLanguage = new Set(['', 'text', 'txt', 'plain', 'plaintext', 'none']);

type ParseCompose = NonNullable<Languages['compose']>['parse'];

/** What an info string and the first line say about a block. */
interface Label {
  readonly language: string;
  /** The name of the file, without folders, if one is given. */
  readonly name: string | undefined;
}

/**
 * What a code block shows: its info string says so, or the name that it is given, or its content. Undefined for everything else, and for what
 * cannot be told: a block that begins in the middle of something.
 */
export function listingOf(block: CodeBlock, parseCompose: ParseCompose): Listing | undefined {
  const { language, name } = labelOf(block);
  const path = `line-${block.at.file.positionAt(block.at.span.start).line}`;
  const named = name === undefined ? undefined : kindByName(name);
  const file = (kind: Listing['kind'], usual: string) =>
    new SourceFile(`${path}/${named === kind ? name : usual}`, block.text.text);
  if (dockerfileLanguages.has(language) || (named === 'dockerfile' && noLanguage.has(language)))
    return dockerfileListing(block, file('dockerfile', 'Dockerfile'), false);
  const isCompose = composeLanguages.has(language) || named === 'compose';
  if (isCompose || yamlLanguages.has(language))
    return composeListing(block, file('compose', 'compose.yaml'), parseCompose);
  if (!noLanguage.has(language)) return undefined;
  return (
    dockerfileListing(block, file('dockerfile', 'Dockerfile'), true) ??
    (/^services[ \t]*:/m.test(block.text.text)
      ? composeListing(block, file('compose', 'compose.yaml'), parseCompose)
      : undefined)
  );
}

/** `dockerfile`, `{.yaml title="compose.yaml"}`, `yaml:compose.yaml`, `docker-compose.yml`; `{code-block} yaml` of MyST. */
function labelOf({ info, text }: CodeBlock): Label {
  const [, word = ''] = /^(?:\{code(?:-block)?\}\s*|\{?\s*\.?)([^\s{}]*)/.exec(info) ?? [];
  const [language = '', behindColon] = word.split(':', 2);
  const attribute = /\b(?:title|file|filename|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s}"',]+))/i.exec(info);
  const given = attribute?.[1] ?? attribute?.[2] ?? attribute?.[3] ?? behindColon;
  const byWord = kindByName(word);
  if (byWord === 'compose' || (byWord === 'dockerfile' && /[.-]/.test(word))) return { language: byWord, name: word };
  const first = /^#[ \t]*(?:file(?:name)?:[ \t]*)?([\w./-]+)[ \t]*\r?(?:\n|$)/i.exec(text.text)?.[1];
  const name = [given, first].find((one) => one !== undefined && kindByName(basename(one)) !== undefined);
  return { language: language.toLowerCase(), name: name === undefined ? undefined : basename(name) };
}

/**
 * @param isDoubtful whether nothing but the content says that it is a Dockerfile: then every line has to be one
 */
function dockerfileListing(block: CodeBlock, given: SourceFile, isDoubtful: boolean): Listing | undefined {
  if (isDoubtful && !/^[ \t]*[A-Z]{3,}[ \t]/m.test(given.text)) return undefined;
  const file = withoutPlaceholders.dockerfile(given);
  const tree = parseDockerfile(file, { fragment: true });
  if (tree.templated || tree.instructions.length === 0 || tree.problems.some((one) => isForeign(one, tree)))
    return undefined;
  // Which character continues a line may be said in a part that is not shown.
  if (tree.problems.length > 0 && /`[ \t]*\r?$/m.test(file.text)) return undefined;
  if (showsAlternatives(tree)) return undefined;
  if (isDoubtful && (tree.problems.length > 0 || !tree.instructions.every(isInCapitals))) return undefined;
  return { block, kind: 'dockerfile', file, isWhole: isWholeDockerfile(tree) };
}

/** What begins with something else than an instruction is the rest of one, or a command for a terminal; or it is a patch. */
function isForeign({ at: { span } }: SyntaxProblem, { file, instructions }: DockerfileTree): boolean {
  if (span.start < instructions[0]!.at.span.start) return true;
  return /^[-+$>]/.test(file.slice(file.lineSpan(file.positionAt(span.start).line)));
}

/** Whether the ways to start a container stand below each other, none of them for a file of its own. */
function showsAlternatives({ instructions }: DockerfileTree): boolean {
  const names = instructions.map(({ name }) => name);
  const isTwice = (name: Instruction['name']) => names.indexOf(name) !== names.lastIndexOf(name);
  return !names.includes('FROM') && (isTwice('CMD') || isTwice('ENTRYPOINT'));
}

const isInCapitals = ({ keyword: { text } }: Instruction): boolean => text === text.toUpperCase();

const isWholeDockerfile = ({ instructions }: DockerfileTree): boolean =>
  instructions[0]?.name === 'FROM' && instructions.some(isStart);

function composeListing(block: CodeBlock, given: SourceFile, parse: ParseCompose): Listing | undefined {
  const file = withoutPlaceholders.compose(given);
  const { documents, templated, broken } = parse(file);
  const [root] = documents;
  // What was taken out may have been more than it looked like.
  if (broken && file !== given) return undefined;
  if (templated || !root || documents.length > 1 || !hasServices(root) || !looksLikeCompose(root)) return undefined;
  return { block, kind: 'compose', file, isWhole: isWholeCompose(root) };
}

/** A file that has only networks, or one service without its section, says too little to judge it. */
const hasServices = (root: ComposeNode): boolean => servicesOf(root).length > 0;

const isWholeCompose = (root: ComposeNode): boolean =>
  servicesOf(root).every(
    (service) => service.kind === 'map' && startsContainer.some((name) => service.entries.has(name)),
  );

const startsContainer = ['image', 'build', 'extends', 'provider'];

function servicesOf(root: ComposeNode): readonly ComposeNode[] {
  const services = root.kind === 'map' ? root.entries.get('services')?.value : undefined;
  return services?.kind === 'map' ? [...services.entries.values()].map(({ value }) => value) : [];
}
