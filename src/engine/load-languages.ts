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

/** What the names of programs that run Python code have in them. */
const pythonPrograms = [
  ...['python', 'pypy', 'gunicorn', 'uvicorn', 'hypercorn', 'granian', 'daphne', 'waitress', 'uwsgi', 'flask'],
  ...['fastapi', 'django', 'manage', 'streamlit', 'gradio', 'chainlit', 'nicegui', 'celery', 'jupyter', 'litestar'],
  ...['sanic', 'robyn'],
];

/** Whether a line of a start command runs Python code, or a script that may. */
function startsPython(line: string): boolean {
  const text = line.toLowerCase();
  if (pythonPrograms.some((name) => text.includes(name))) return true;
  return /\.(?:py|sh)\b|\b(?:uvx?|poetry|pdm|pipenv|hatch|rye|pixi|conda)\b/.test(text);
}

/**
 * Whether the start command of one of these files may be a Python program, so that its source can tell where it listens.
 * Only start commands are looked at: nearly every base image says `python`. It errs on the side of yes.
 */
export const mayStartPython = (files: readonly SourceFile[]): boolean =>
  files.some(({ text }) => startLines(text).some(startsPython));

/** The lines from a start command on, for as long as they are continued or indented deeper. */
function startLines(text: string): readonly string[] {
  const found = [];
  let inside = false;
  for (const line of text.split('\n')) {
    if (isStart(line)) {
      inside = true;
      found.push(line);
    } else if (inside) {
      found.push(line);
      // A list or block of a compose file goes on for some lines; a few too many do no harm.
      inside = /[\\`]\s*$|^\s+\S|^\s*#/.test(line);
    }
  }
  return found;
}

const startInstructions = ['cmd', 'entrypoint', 'healthcheck'];
const startKeys = ['command', 'entrypoint'];

/** Whether a start command begins on a line, of a Dockerfile or a compose file. */
function isStart(line: string): boolean {
  const text = line.trimStart().toLowerCase();
  if (startInstructions.some((name) => text.startsWith(name))) return true;
  if (text.startsWith('onbuild')) return startInstructions.some((name) => text.includes(name));
  return startKeys.some((key) => line.includes(key)) && /\b(?:command|entrypoint)["']?\s*:/.test(line);
}
