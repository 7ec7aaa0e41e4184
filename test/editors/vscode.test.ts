import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { serverCommand, type ServerChoice } from '../../editors/vscode/src/server-command.js';

const choose = (choice: Partial<ServerChoice> = {}, files: readonly string[] = []) =>
  serverCommand({
    configured: '',
    trusted: true,
    folders: ['/home/me/a', '/home/me/b'],
    bundled: '/extension/server/cli.js',
    node: '/editor',
    exists: (path) => files.includes(path),
    ...choice,
  });
const asNode = (path: string) => ({ command: '/editor', args: [path, 'lsp'], env: { ELECTRON_RUN_AS_NODE: '1' } });
const ofProject = '/home/me/b/node_modules/pydock-lint/dist/cli.js';

describe('the server that the extension for VS Code starts', () => {
  test('is its own', () => {
    expect(choose()).toEqual(asNode('/extension/server/cli.js'));
  });

  test('is that of the project, if the workspace is trusted', () => {
    expect(choose({}, [ofProject])).toEqual(asNode(ofProject));
    expect(choose({ trusted: false }, [ofProject])).toEqual(asNode('/extension/server/cli.js'));
  });

  test('is the configured one, if the workspace is trusted', () => {
    const own = { args: ['lsp'], env: {} };
    expect(choose({ configured: '/opt/pydock-lint' }, [ofProject])).toEqual({ command: '/opt/pydock-lint', ...own });
    expect(choose({ configured: 'pydock-lint' })).toEqual({ command: 'pydock-lint', ...own });
    expect(choose({ configured: './bin/pydock-lint' })).toEqual({ command: '/home/me/a/bin/pydock-lint', ...own });
    expect(choose({ configured: 'tools/cli.js' })).toEqual(asNode('/home/me/a/tools/cli.js'));
    expect(choose({ configured: './bin/pydock-lint', trusted: false })).toEqual(asNode('/extension/server/cli.js'));
  });
});

test('the manifest says what an untrusted workspace may not decide', () => {
  const { capabilities, contributes } = JSON.parse(readFileSync('editors/vscode/package.json', 'utf8')) as {
    readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
    readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, unknown>> } };
  };
  expect(capabilities.untrustedWorkspaces).toMatchObject({ supported: 'limited' });
  expect(capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(['pydock-lint.path']);
  const readme = readFileSync('editors/vscode/README.md', 'utf8');
  for (const name of Object.keys(contributes.configuration.properties)) expect(readme).toContain(`\`${name}\``);
});
