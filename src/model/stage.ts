import type { BaseImageFacts } from '../knowledge/base-images.js';
import type {
  DockerfileTree,
  FromInstruction,
  Instruction,
  CommandInstruction,
  HealthcheckInstruction,
  CopyInstruction,
} from '../parser/dockerfile/tree.js';
import type { ImageReference } from '../parser/image-reference.js';
import type { Word } from '../parser/word.js';
import type { Located } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import type { Command } from './command.js';
import type { ContextUse } from './context.js';
import type { Environment, Variable } from './environment.js';
import type { ImageFilesystem } from './filesystem.js';
import type { Fact } from './known.js';
import type { Process } from './process.js';
import type { Service } from './compose.js';

/** A Dockerfile and what it means. */
export interface Dockerfile extends Located {
  readonly file: SourceFile;
  readonly tree: DockerfileTree;
  readonly stages: readonly Stage[];
  /** Every stage of a name or index as COPY --from and compose `target` look it up: names without case. */
  stageNamed(name: string): Stage | undefined;
  /** ARGs before the first FROM, by name. */
  readonly globalArguments: Environment;
  /** All the ways it is built; empty when no context is known (standard input, fragments). */
  readonly contexts: readonly ContextUse[];
  /** The one context when there is no doubt about it. */
  readonly context: Fact<ContextUse>;
  /** The compose services that build from it. */
  readonly services: readonly Service[];
  /** What the file is for, by its name: production-only rules are silent about others. */
  readonly role: Role;
  readonly fragment: boolean;
}

/** Who the image or service is for. */
export type Role = 'production' | 'development' | 'test';

/** Where a stage, a COPY --from or a mount takes its files from. */
export type Base =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'scratch' }
  | ImageBase
  | { readonly kind: 'unknown'; readonly because: string };

export interface ImageBase extends Located {
  readonly kind: 'image';
  readonly reference: ImageReference;
  /** The reference with its variables replaced. */
  readonly text: string;
  /** What is known about the image; undefined for one that the tables do not have. */
  readonly facts: BaseImageFacts | undefined;
}

/** A use of an image from outside: FROM, COPY --from, RUN --mount=from. `at` is the word that names it. */
export interface ImageUse extends Located {
  readonly by: 'FROM' | 'COPY' | 'ADD' | 'RUN';
  readonly base: Base;
}

/** What holds at one point of a stage. */
export interface StageState {
  readonly environment: Environment;
  readonly workdir: Fact<string>;
  /** The WORKDIR in force; undefined when only the base image can have set one. */
  readonly workdirBy: Located | undefined;
  /** The user as written, `root` by default; unknown for a base image that the tables do not have. */
  readonly user: Fact<string>;
  /** The USER in force; undefined when only the base image can have set one. */
  readonly userBy: Located | undefined;
  /** The words of the shell for shell forms. */
  readonly shell: readonly string[];
  readonly files: ImageFilesystem;
}

/** An instruction of a stage with what holds before and after it. */
export interface Step {
  readonly instruction: Instruction;
  readonly before: StageState;
  readonly after: StageState;
  /** What an ARG or ENV sets, in order; empty for every other instruction. */
  readonly variables: readonly Variable[];
}

/** A CMD, ENTRYPOINT or HEALTHCHECK in force. */
export interface StartInstruction extends Located {
  readonly instruction: CommandInstruction | HealthcheckInstruction;
  readonly form: 'exec' | 'shell';
  /** The words of the shell in force where it stands. */
  readonly shell: readonly string[];
}

/** A COPY or ADD with its words' values. */
export interface Copy extends Located {
  readonly instruction: CopyInstruction;
  readonly step: Step;
  readonly sources: readonly (Located & { readonly word: Word; readonly value: Fact<string> })[];
  /** The target path, absolute. */
  readonly destination: Fact<string>;
  /** The `--from`; undefined for the build context. */
  readonly from: (Located & { readonly base: Base; readonly text: Fact<string> }) | undefined;
}

/** One EXPOSEd port or range, as written in one word. */
export interface ExposedPort extends Located {
  readonly word: Word;
  /** Unknown where the word has variables without value or is invalid. */
  readonly ports: Fact<{ readonly from: number; readonly to: number; readonly protocol: string }>;
}

/** A build stage. `at` spans its FROM instruction. */
export interface Stage extends Located {
  readonly dockerfile: Dockerfile;
  /** 0-based. */
  readonly index: number;
  readonly name: string | undefined;
  readonly from: FromInstruction;
  readonly base: Base;
  /** The outermost base: the image behind all the stages that this one is built on. */
  readonly rootBase: Base;
  readonly steps: readonly Step[];
  readonly copies: readonly Copy[];
  /** The commands of all RUNs in order, exec and shell form and heredocs. */
  readonly commands: readonly Command[];
  /** Images and stages that it uses, its FROM included. */
  readonly imageUses: readonly ImageUse[];
  /** What holds at its end: what the image has. */
  readonly final: StageState;
  /** EXPOSE of the stage and of the stages it is built on. */
  readonly exposed: readonly ExposedPort[];
  /** In force at the end, inherited from earlier stages; undefined when only the base image can have one. */
  readonly entrypoint: StartInstruction | undefined;
  readonly command: StartInstruction | undefined;
  readonly healthcheck: StartInstruction | undefined;
  /** Whether it is the last stage or the target of a compose service: what is in it gets shipped. */
  readonly isShipped: boolean;
  readonly isLast: boolean;
  readonly role: Role;
  /** What a container of this image runs when nobody overrides it. */
  readonly process: Fact<Process>;
}
