import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBuildSettings } from '../../../src/parser/manifest/build-settings.js';
import { SourceFile } from '../../../src/text/source.js';

const read = (text: string, builder: 'poetry' | 'backend' = 'backend') =>
  parseBuildSettings(new SourceFile('pyproject.toml', text), builder);
const project = (backend: string, more = '') =>
  `[project]\nname = "My-Shop"\n[build-system]\nbuild-backend = "${backend}"\n${more}`;

describe('where backends look for code', () => {
  test('hatchling, by the name of the project', () => {
    const { modules } = read(project('hatchling.build'));
    expect(modules?.need).toBe('one');
    expect(modules?.paths).toEqual(expect.arrayContaining(['My_Shop', 'src/my_shop', 'my_shop.py']));
  });

  test('hatchling that is told which files to take', () => {
    expect(
      read(project('hatchling.build', '[tool.hatch.build.targets.wheel]\npackages = ["x"]\n')).modules,
    ).toBeUndefined();
    expect(read(project('hatchling.build', '[tool.hatch.build]\nonly-include = ["x"]\n')).modules).toBeUndefined();
  });

  test('Poetry with packages', () => {
    const packages = '[tool.poetry]\npackages = [{include = "shop", from = "lib"}, {include = "tools"}]\n';
    expect(read(project('poetry.core.masonry.api', packages)).modules).toEqual({
      paths: ['lib/shop', 'tools'],
      need: 'all',
    });
    expect(read(project('setuptools.build_meta', packages), 'poetry').modules?.need).toBe('all');
    expect(
      read(project('poetry.core.masonry.api', '[tool.poetry]\npackages = [{include = "a*"}]\n')).modules,
    ).toBeUndefined();
  });

  test('flit with a module of another name', () => {
    expect(read(project('flit_core.buildapi', '[tool.flit.module]\nname = "shop"\n')).modules?.paths).toContain(
      'src/shop.py',
    );
    expect(read(project('flit_core.buildapi', '[tool.flit.module]\nname = "a.b"\n')).modules).toBeUndefined();
  });

  test('uv_build', () => {
    expect(read(project('uv_build')).modules).toEqual({ paths: ['src/my_shop'], need: 'all' });
    const more = '[tool.uv.build-backend]\nmodule-root = ""\nmodule-name = ["a", "b"]\n';
    expect(read(project('uv_build', more)).modules?.paths).toEqual(['a', 'b']);
    expect(read(project('uv_build', '[tool.uv.build-backend]\nnamespace = true\n')).modules).toBeUndefined();
  });

  test('setuptools with a list of packages', () => {
    const more = '[tool.setuptools]\npackages = ["a", "a.b"]\npackage-dir = {"" = "src"}\n';
    expect(read(project('setuptools.build_meta', more)).modules).toEqual({ paths: ['src/a', 'src/a/b'], need: 'all' });
    expect(read(project('setuptools.build_meta')).modules).toBeUndefined();
    expect(
      read(project('setuptools.build_meta', '[tool.setuptools.packages.find]\nwhere = ["src"]\n')).modules,
    ).toBeUndefined();
  });

  test('a backend that nobody knows, a project without name', () => {
    expect(read(project('mesonpy')).modules).toBeUndefined();
    expect(read('[build-system]\nbuild-backend = "hatchling.build"\n').modules).toBeUndefined();
  });
});

test('the file of a licence, of a hook, and a version to fall back to', () => {
  expect(read('[project]\nlicense = {file = "LICENSE"}\n').licenseFile).toBe('LICENSE');
  expect(read('[project]\nlicense = "MIT"\n').licenseFile).toBeUndefined();
  expect(read('[tool.hatch.build.hooks.custom]\n').hookFile).toBe('hatch_build.py');
  expect(read('[tool.hatch.build.targets.wheel.hooks.custom]\npath = "x.py"\n').hookFile).toBe('x.py');
  expect(read('[tool.setuptools_scm]\nfallback_version = "0"\n').hasFallbackVersion).toBe(true);
  expect(read('[tool.hatch.version]\nsource = "vcs"\n').hasFallbackVersion).toBe(false);
});

test('the groups that uv installs unasked', () => {
  expect(read('').uvDefaultGroups).toEqual(['dev']);
  expect(read('[tool.uv]\ndefault-groups = ["a", 1]\n').uvDefaultGroups).toEqual(['a']);
  expect(read('[tool.uv]\ndefault-groups = "all"\n').uvDefaultGroups).toBe('all');
});

test('any text has settings', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('poetry' as const, 'backend' as const), (text, builder) => {
      expect(read(text, builder).uvDefaultGroups).toBeDefined();
    }),
  );
});
