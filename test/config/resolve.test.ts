import { describe, expect, test } from 'vitest';
import { resolveRules } from '../../src/config/resolve.js';
import type { Config } from '../../src/config/settings.js';
import { defineRule, type Rule } from '../../src/rule.js';

const ruleOf = (name: string, category: Rule['category'], presets: Rule['presets'], aliases: readonly string[] = []) =>
  defineRule({
    name,
    category,
    severity: 'warning',
    presets,
    fixable: false,
    since: '0.1.0',
    summary: '',
    why: '',
    examples: { bad: '', good: '' },
    sources: [],
    aliases,
    options: { limit: { type: 'integer', default: 3, description: '' } },
    on: {},
  });

const rules = [
  ruleOf('good', 'security', ['recommended'], ['DL1']),
  ruleOf('picky', 'security', ['strict'], ['DL2']),
  ruleOf('rare', 'style', [], ['DL2', 'Rare']),
];

const on = (config: Config, overrides: Config = {}) =>
  resolveRules(rules, config, overrides).map(({ rule }) => rule.name);
const settings = (severity: 'error' | 'off' | undefined) => ({
  rules: new Map([['rare', { severity, options: new Map() }]]),
});

describe('which rules are on', () => {
  test.each<[string, Config, Config, readonly string[]]>([
    ['nothing is said', {}, {}, ['good']],
    ['a preset', { preset: 'strict' }, {}, ['good', 'picky']],
    ['all', { preset: 'all' }, {}, ['good', 'picky', 'rare']],
    ['select instead of a preset', { select: ['rare'] }, {}, ['rare']],
    ['a category', { select: ['security'] }, {}, ['good', 'picky']],
    ['an alias of two rules, in any case', { select: ['dl2'] }, {}, ['picky', 'rare']],
    ['extend-select adds', { extendSelect: ['rare'] }, {}, ['good', 'rare']],
    ['ignore takes away', { preset: 'all', ignore: ['security'] }, {}, ['rare']],
    ['ignore weighs more than extend-select', { extendSelect: ['rare'], ignore: ['rare'] }, {}, ['good']],
    ['a severity switches on', settings('error'), {}, ['good', 'rare']],
    ['options alone do not', settings(undefined), {}, ['good']],
    ['off switches off', { preset: 'all', ...settings('off') }, {}, ['good', 'picky']],
    ['the command line selects anew', { select: ['good'], ignore: ['rare'] }, { select: ['rare'] }, ['rare']],
    [
      'the command line has its preset, and the file its ignore',
      { select: ['good'], ignore: ['rare'] },
      { preset: 'all' },
      ['good', 'picky'],
    ],
    ['the command line adds after the file', { ignore: ['rare'] }, { extendSelect: ['rare'] }, ['good', 'rare']],
    ['the command line takes away last', {}, { select: ['security'], ignore: ['DL1'] }, ['picky']],
    ['selected by name what is off', settings('off'), { select: ['rare'] }, ['rare']],
    ['names that nobody knows', { select: ['x'] }, {}, []],
  ])('%s', (_, config, overrides, expected) => {
    expect(on(config, overrides)).toEqual(expected);
  });
});

test('severity and options are filled in', () => {
  const config: Config = {
    extendSelect: ['rare'],
    rules: new Map([['rare', { severity: 'error', options: new Map([['limit', 5]]) }]]),
  };
  expect(resolveRules(rules, config, {}).map(({ severity, options }) => ({ severity, options }))).toEqual([
    { severity: undefined, options: { limit: 3 } },
    { severity: 'error', options: { limit: 5 } },
  ]);
});
