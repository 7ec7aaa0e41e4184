import type { SchemaError } from '../parser/compose/schema-errors.js';
import type { ComposeNode, ComposeTree } from '../parser/compose/tree.js';
import type { PythonModule } from '../parser/python/tree.js';
import type { SourceFile } from '../text/source.js';

/**
 * The parsers that are costly to load. The engine hands over those that a run needs, so that a Dockerfile alone loads no
 * YAML (see docs/decisions/lazy-languages.md). The model knows them by type only.
 */
export interface Languages {
  readonly compose:
    | {
        parse(file: SourceFile): ComposeTree;
        validate(root: ComposeNode): readonly SchemaError[];
        isV1(root: ComposeNode): boolean;
      }
    | undefined;
  readonly python: { parse(file: SourceFile): PythonModule } | undefined;
}
