import type { Located } from '../../text/location.js';
import type { MappedText } from '../../text/mapped-text.js';
import type { SourceFile } from '../../text/source.js';
import type { SyntaxProblem, Word } from '../word.js';

/** A Dockerfile as it is written. Total: any text gives a tree, and what is wrong stands in `problems`. */
export interface DockerfileTree {
  readonly file: SourceFile;
  /** The escape character in force. */
  readonly escape: '\\' | '`';
  /** `# syntax=`, `# escape=`, `# check=` at the top of the file. */
  readonly directives: readonly Directive[];
  /** Comment lines, those between continued lines included, directives excluded; without heredoc bodies. */
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  /** Where an instruction is continued by nothing. */
  readonly emptyContinuations: readonly EmptyContinuation[];
  readonly problems: readonly SyntaxProblem[];
  /** Whether it is a template (`{{ }}`, `{% %}`) of a Dockerfile: nothing about it is known then, and everything else is empty. */
  readonly templated: boolean;
}

export interface Directive extends Located {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
}

export interface Comment extends Located {
  /** Without the `#`, trimmed. */
  readonly text: string;
}

/** A place where a line is continued by nothing. */
export interface EmptyContinuation extends Located {
  /** `blank-lines`: they stand inside an instruction. `end-of-file`: the escape character ends the last line of an instruction. */
  readonly kind: 'blank-lines' | 'end-of-file';
  /** What can go without changing what Docker reads: whole blank lines with their ends, or the escape character with its blanks. */
  readonly needless: Located;
  /** The keyword of the instruction. */
  readonly keyword: Located;
}

/** `--name=value`; `at` spans the whole flag. A flag without `=` has no value. */
export interface Flag extends Located {
  readonly name: string;
  readonly value: Word | undefined;
}

export interface Heredoc extends Located {
  /** The delimiter without quotes. */
  readonly name: string;
  /** Whether variables in the body are expanded (the delimiter is not quoted). */
  readonly expand: boolean;
  /** The body without its closing line; `<<-` has its leading tabs removed. `at` spans `<<NAME` itself. */
  readonly body: MappedText;
}

export interface KeyValue extends Located {
  readonly key: Word;
  /** Missing in `ARG name`. */
  readonly value: Word | undefined;
}

interface InstructionBase extends Located {
  /** The keyword as written. */
  readonly keyword: Located & { readonly text: string };
  readonly flags: readonly Flag[];
  /** All behind keyword and flags, continuations and comments removed, heredoc bodies excluded. */
  readonly body: MappedText;
  readonly heredocs: readonly Heredoc[];
  /** The ONBUILD that this instruction stands behind. */
  readonly onbuild: boolean;
}

export interface FromInstruction extends InstructionBase {
  readonly name: 'FROM';
  readonly image: Word;
  readonly alias: Word | undefined;
}
export interface KeyValueInstruction extends InstructionBase {
  readonly name: 'ARG' | 'ENV' | 'LABEL';
  readonly pairs: readonly KeyValue[];
  /** `ENV key value`, without `=`: everything behind the first blank is the value. */
  readonly legacy: boolean;
}
export interface CopyInstruction extends InstructionBase {
  readonly name: 'COPY' | 'ADD';
  /** Heredoc words (`<<EOF`) are not among the sources. */
  readonly sources: readonly Word[];
  readonly destination: Word;
}
export interface CommandInstruction extends InstructionBase {
  readonly name: 'RUN' | 'CMD' | 'ENTRYPOINT' | 'SHELL';
  /** The items of a valid JSON array of strings; undefined for the shell form, which is in `body`. */
  readonly exec: readonly Word[] | undefined;
}
export interface HealthcheckInstruction extends InstructionBase {
  readonly name: 'HEALTHCHECK';
  /** Missing in `HEALTHCHECK NONE`. Its `body` and `exec` are those behind `CMD`. */
  readonly command: { readonly exec: readonly Word[] | undefined; readonly body: MappedText } | undefined;
}
export interface WordsInstruction extends InstructionBase {
  readonly name: 'EXPOSE' | 'VOLUME' | 'WORKDIR' | 'USER' | 'STOPSIGNAL' | 'MAINTAINER';
  /** Never empty. WORKDIR, USER, STOPSIGNAL and MAINTAINER have one: the rest of the line. VOLUME's JSON form is split. */
  readonly words: readonly Word[];
}
/** A word behind ONBUILD that is no trigger. */
export interface UnsupportedTrigger extends Located {
  /** As written. */
  readonly text: string;
  /** The instruction that it was probably meant to be; undefined for one that exists and may not stand here. */
  readonly similar: string | undefined;
  /** Whether it is an instruction. */
  readonly exists: boolean;
}
export interface OnbuildInstruction extends InstructionBase {
  readonly name: 'ONBUILD';
  /** The trigger; missing when it could not be read. */
  readonly trigger: Instruction | undefined;
  /** The keyword of a trigger that Docker refuses, here or where the trigger fires. It is not in `problems`. */
  readonly unsupported: UnsupportedTrigger | undefined;
}

/** An instruction that could be read; what could not is a problem and has no instruction. */
export type Instruction =
  | FromInstruction
  | KeyValueInstruction
  | CopyInstruction
  | CommandInstruction
  | HealthcheckInstruction
  | WordsInstruction
  | OnbuildInstruction;

export type InstructionName = Instruction['name'];
