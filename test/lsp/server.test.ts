import { afterEach, describe, expect, test } from 'vitest';
import { Editor, type EditorOptions } from './editor.js';

const editors: Editor[] = [];
const start = async (options: EditorOptions = {}): Promise<Editor> => {
  const editor = await Editor.start(options);
  editors.push(editor);
  return editor;
};
afterEach(async () => {
  for (const editor of editors.splice(0)) expect(await editor.end()).toBe(0);
});

const dockerfile = 'FROM python:3.13-slim\nWORKDIR app\n';

describe('diagnostics while typing', () => {
  test('are those of the open text', async () => {
    const editor = await start({ files: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\n' } });
    await editor.open('Dockerfile', dockerfile);
    expect(await editor.found('Dockerfile')).toContain('relative-workdir 2:9-2:12');
    await editor.type('Dockerfile', 'app', '/app');
    expect(await editor.rules('Dockerfile')).not.toContain('relative-workdir');
    await editor.type('Dockerfile', '/app', 'app');
    expect(await editor.rules('Dockerfile')).toContain('relative-workdir');
    await editor.close('Dockerfile');
    await editor.settled();
  });
});
