import { labelKeyFlaw, labelKinds } from '../../knowledge/label-kinds.js';
import { labelsOf, missingLabels } from '../../model/dockerfile/labels.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';
import { closest } from '../../text/similar.js';

const schema = '[rules.label-schema.labels]\n"org.opencontainers.image.licenses" = "spdx"\n';

export default defineRule({
  name: 'label-schema',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: false,
  since: '0.1.0',
  summary: 'The labels of an image are not those that the configuration asks for.',
  why: 'Registries, scanners and people look images up by their labels, which only helps if all have the same. Nothing is reported until `labels` or `required` is set.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nLABEL org.opencontainers.image.licenses="Apache 2"\n',
      'pydock-lint.toml': schema,
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nLABEL org.opencontainers.image.licenses="Apache-2.0"\n',
      'pydock-lint.toml': schema,
    },
  },
  sources: [
    'https://docs.docker.com/engine/manage-resources/labels/',
    'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
  ],
  aliases: ['DL3048', 'DL3049', 'DL3050', 'DL3051', 'DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'],
  options: {
    labels: {
      type: 'object',
      default: {},
      additionalProperties: { type: 'string', enum: [...labelKinds.keys()] },
      description: 'The labels that an image may have, and what their values are.',
    },
    required: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      description: 'The labels that every shipped image has.',
    },
    strict: { type: 'boolean', default: false, description: 'Whether labels that are in neither list are reported.' },
  },
  on: {
    stage(stage, { options: { required }, report }) {
      const missing = stage.isShipped && !stage.dockerfile.fragment ? missingLabels(stage, required) : [];
      if (missing.length === 0) return;
      report(stage.from.image, {
        message: `The image lacks ${missing.length > 1 ? 'the labels' : 'the label'} ${missing.join(', ')}.`,
        help: `Add LABEL ${missing.map((name) => `${name}="…"`).join(' ')}.`,
      });
    },
    step(step, { options: { labels, required, strict }, report }) {
      const kinds = new Map(Object.entries(labels));
      const allowed = new Set([...kinds.keys(), ...required]);
      if (allowed.size === 0) return;
      for (const { pair, name: key, value: fact } of labelsOf(step)) {
        const name = valueOf(key);
        if (name === undefined) continue;
        const flaw = labelKeyFlaw(name);
        if (flaw) report(pair.key, { message: `The label ${name} ${flaw}.` });
        else if (strict && !allowed.has(name)) {
          const near = closest(name, allowed);
          report(pair.key, {
            message: `The label ${name} is not one of those that the configuration lists.`,
            help: near && `Did you mean ${near}?`,
          });
        }
        const value = valueOf(fact);
        const kind = labelKinds.get(kinds.get(name) ?? '');
        if (value === undefined || !allowed.has(name)) continue;
        if (value.trim() === '') report(pair, { message: `The label ${name} is empty.` });
        else if (kind && !kind.accepts(value)) {
          report(pair.value ?? pair, {
            message: `The label ${name} is to be ${kind.name}, and its value is not.`,
            help: `Write something such as ${kind.example}.`,
          });
        }
      }
    },
  },
});
