import type { Languages } from '../model/languages.js';
import type { SourceFile } from '../text/source.js';

/** The parsers for compose files; loads the YAML parser and the schema's validator. */
export async function loadCompose(): Promise<NonNullable<Languages['compose']>> {
  const [{ parseCompose }, { validateCompose, isComposeV1 }] = await Promise.all([
    import('../parser/compose/parse.js'),
    import('../parser/compose/schema-errors.js'),
  ]);
  return { parse: parseCompose, validate: validateCompose, isV1: isComposeV1 };
}

/** The parser for Python; loads its grammar. */
export async function loadPython(): Promise<NonNullable<Languages['python']>> {
  const { parsePython } = await import('../parser/python/module.js');
  return { parse: parsePython };
}

/** A start command that runs Python code, or a script that may. */
const startsPython =
  /python|pypy|\.py\b|\.sh\b|gunicorn|uvicorn|hypercorn|granian|daphne|waitress|uwsgi|flask|fastapi|django|manage|streamlit|gradio|chainlit|nicegui|celery|jupyter|litestar|sanic|robyn|\b(?:uvx?|poetry|pdm|pipenv|hatch|rye|pixi|conda)\b/i;

/**
 * Whether the start command of one of these files may be a Python program, so that its source can tell where it listens.
 * Only start commands are looked at: nearly every base image says `python`. It errs on the side of yes.
 */
export const mayStartPython = (files: readonly SourceFile[]): boolean =>
  files.some(({ text }) => startLines(text).some((line) => startsPython.test(line)));

/** The lines from a start command on, for as long as they are continued or indented deeper. */
function startLines(text: string): readonly string[] {
  const found = [];
  let inside = false;
  for (const line of text.split('\n')) {
    if (
      /^\s*(?:ONBUILD\s+)?(?:CMD|ENTRYPOINT|HEALTHCHECK)\b/i.test(line) ||
      /\b(?:command|entrypoint)["']?\s*:/.test(line)
    ) {
      inside = true;
      found.push(line);
    } else if (inside) {
      found.push(line);
      // A list or block of a compose file goes on for some lines; a few too many do no harm.
      inside = /[\\`]\s*$/.test(line) || /^\s+\S/.test(line) || /^\s*#/.test(line);
    }
  }
  return found;
}
