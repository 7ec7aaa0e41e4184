import type { Category, Fix, Severity } from './diagnostic.js';
import type { Command } from './model/command.js';
import type { ComposeDocument, ComposeProject, Service } from './model/compose.js';
import type { Project } from './model/project.js';
import type { InstalledRequirements } from './model/python.js';
import type { Dockerfile, Stage, Step } from './model/stage.js';
import type { Located, Note } from './text/location.js';

export type Preset = 'recommended' | 'strict';

/** The nodes a rule can ask for. A rule that needs places of two files asks for the smallest node that knows both. */
export interface Nodes {
  readonly project: Project;
  readonly dockerfile: Dockerfile;
  readonly stage: Stage;
  /** An instruction with what holds before and after it; ARGs before the first FROM are in `dockerfile.tree`. */
  readonly step: Step & { readonly stage: Stage };
  readonly command: Command;
  /** A compose file by itself. */
  readonly document: ComposeDocument;
  /** The merged project. */
  readonly compose: ComposeProject;
  /** A service or a job. */
  readonly service: Service;
  readonly requirements: InstalledRequirements;
}

interface Described {
  readonly description: string;
}
export type OptionSchema = Described &
  (
    | { readonly type: 'boolean'; readonly default: boolean }
    | { readonly type: 'integer'; readonly default: number; readonly minimum?: number }
    | {
        readonly type: 'string';
        readonly default: string;
        readonly enum?: readonly string[];
        readonly pattern?: string;
      }
    | { readonly type: 'array'; readonly default: readonly string[]; readonly items: { readonly type: 'string' } }
    /** A table of texts by names that its writer chooses. */
    | {
        readonly type: 'object';
        readonly default: Readonly<Record<string, string>>;
        readonly additionalProperties: { readonly type: 'string'; readonly enum?: readonly string[] };
      }
  );
export type OptionSchemas = Readonly<Record<string, OptionSchema>>;

type OptionValue<S extends OptionSchema> = S extends { enum: readonly (infer Choice)[] }
  ? Choice
  : S extends { type: 'boolean' }
    ? boolean
    : S extends { type: 'integer' }
      ? number
      : S extends { type: 'array' }
        ? readonly string[]
        : S extends { type: 'object' }
          ? Readonly<Record<string, string>>
          : string;
/** The values of a rule's options, typed by their schemas. */
export type OptionsOf<S extends OptionSchemas> = { readonly [Name in keyof S]: OptionValue<S[Name]> };

/** What a rule says about one place. */
export interface Finding {
  /** One sentence in the present tense with their values; never a secret. */
  readonly message: string;
  /** What to do. */
  readonly help?: string | undefined;
  /** The places that prove it. */
  readonly related?: readonly Note[];
  readonly fix?: Omit<Fix, 'safety'> | undefined;
  /** Where this place weighs other than the rule does; a severity in the configuration wins over it. */
  readonly severity?: Severity | undefined;
}

export interface RuleContext<S extends OptionSchemas> {
  readonly project: Project;
  readonly options: OptionsOf<S>;
  /** Reports a finding at a place. */
  report(node: Located, finding: Finding): void;
}

/** One rule: its documentation, its options and its judgement. */
export interface Rule<S extends OptionSchemas = OptionSchemas> {
  /** Kebab-case, names the flaw; also the file name. */
  readonly name: string;
  readonly category: Category;
  readonly severity: Severity;
  /** Empty: only in `all` or when configured. `recommended` rules are also in `strict`. */
  readonly presets: readonly Preset[];
  readonly fixable: Fix['safety'] | false;
  /** The first version that has it. */
  readonly since: string;
  readonly summary: string;
  readonly why: string;
  readonly examples: { readonly bad: Example; readonly good: Example };
  readonly sources: readonly string[];
  /** Other tools' names for it: they work in suppressions and in --select. */
  readonly aliases?: readonly string[];
  readonly options?: S;
  readonly on: { readonly [Kind in keyof Nodes]?: (node: Nodes[Kind], context: RuleContext<S>) => void };
}

/** File name to content; a lone string is the Dockerfile. */
export type Example = string | Readonly<Record<string, string>>;

/** Identity, for inference: option types come from the schemas. */
export function defineRule<const S extends OptionSchemas = Record<never, never>>(rule: Rule<S>): Rule {
  return rule as unknown as Rule;
}
