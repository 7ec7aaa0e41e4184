import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  version: string;
  private?: boolean;
  engines: { node: string };
  scripts: Record<string, string>;
  dependencies?: Record<string, string>;
}
interface Locked {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const exists = (path: string) => existsSync(new URL(`../${path}`, import.meta.url));
const manifest = JSON.parse(read('package.json')) as Manifest;
const pages = ['', 'docs/', 'docs/decisions/', 'docs/rules/'].flatMap((folder) =>
  readdirSync(new URL(`../${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}${name}`),
);

describe('package.json', () => {
  // Its scripts and devDependencies would make npm and pre-commit build it; scripts/release-tree.mjs makes what may be published.
  it('is that of the sources, which nobody publishes', () => {
    expect(manifest.private).toBe(true);
  });

  it('asks for nothing at run time and runs nothing at installation', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish', 'prepack', 'postpack'];
    expect(Object.keys(manifest.scripts).filter((name) => hooks.includes(name))).toEqual([]);
  });

  it('has a version that the changelog describes', () => {
    expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## \\[?${manifest.version.replaceAll('.', '\\.')}\\b`, 'm'));
  });

  it('has the version that the program says, and that its pages name', () => {
    expect(read('src/version.ts')).toContain(`'${manifest.version}'`);
    expect((JSON.parse(read('package-lock.json')) as Manifest).version).toBe(manifest.version);
    expect([...read('README.md').matchAll(/^ +rev: (\S+)$/gm)].map(([, rev]) => rev)).toEqual([`v${manifest.version}`]);
    const major = manifest.version.split('.')[0];
    const uses = [...read('README.md').matchAll(/uses: pydock-lint\/pydock-lint@(\S+)/g)].map(([, ref]) => ref);
    expect(new Set(uses)).toEqual(new Set([`v${major}`]));
  });

  it('needs the oldest Node that CI tests', () => {
    const tested = [...(/node: \[(.*)\]/.exec(read('.github/workflows/ci.yml'))?.[1] ?? '').matchAll(/\d+/g)].map(
      Number,
    );
    expect(tested.length).toBeGreaterThan(1);
    expect(manifest.engines.node).toBe(`>=${Math.min(...tested)}`);
  });
});

describe('package-lock.json', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };

  it('names no download addresses', () => {
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved?.includes('://'))).toEqual([]);
  });

  // npm leaves out the binaries of other platforms that it cannot find at that moment, and `npm ci` then refuses the file.
  it('is complete: it has every optional dependency', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter(
        (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe.each(pages)('%s', (page) => {
  it('links to files that exist', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path]) => path!);
    expect(links.filter((path) => !exists(`${page.replace(/[^/]*$/, '')}${path}`))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const scripts = [...read(page).matchAll(/npm (?:run )?(?:--silent )?(test|(?<=run )[\w:-]+)/g)].map(
      ([, name]) => name!,
    );
    expect(scripts.filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });
});

describe('examples', () => {
  it.each(['tutorial-app', 'healthy-app'])('%s has the files of a small project', (example) => {
    for (const file of ['Dockerfile', 'app.py', 'requirements.txt'])
      expect(exists(`examples/${example}/${file}`)).toBe(true);
  });

  it('are mended without touching the application', () => {
    expect(read('examples/healthy-app/app.py')).toBe(read('examples/tutorial-app/app.py'));
  });
});
