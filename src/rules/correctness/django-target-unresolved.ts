import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import type { Process } from '../../model/process.js';
import { missingSettings } from '../../model/python/application/django-target.js';
import type { Stage } from '../../model/stage.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(fact: Fact<Process>, stage: Stage | undefined, { report }: RuleContext<Record<never, never>>): void {
  const process = valueOf(fact);
  const missing = process && valueOf(missingSettings(process, stage));
  if (!missing) return;
  const { module, tried, evidence, candidates } = missing;
  report(missing, {
    message: `Django finds no settings ${module}: there is no ${tried.join(' and no ')} in the image.`,
    help: candidates[0]
      ? `Name ${candidates[0]}, or copy the module.`
      : 'Copy the module, or name the one that is there.',
    related: evidence,
  });
}

export default defineRule({
  name: 'django-target-unresolved',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Django is told to use settings that are not in the image.',
  why: 'Django imports the module that DJANGO_SETTINGS_MODULE names, before anything else. Where there is none, every command ends with a ModuleNotFoundError.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim AS development\nWORKDIR /app\nCOPY . .\nENV DJANGO_SETTINGS_MODULE=shop.settings.production\nEXPOSE 8000\nUSER 1000\nCMD ["python", "manage.py", "runserver", "0.0.0.0:8000"]\n',
      '.dockerignore': 'Dockerfile\n',
      'manage.py':
        'import os\nimport sys\n\nfrom django.core.management import execute_from_command_line\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\nexecute_from_command_line(sys.argv)\n',
      'shop/__init__.py': '',
      'shop/settings.py': 'SECRET_KEY = None\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim AS development\nWORKDIR /app\nCOPY . .\nENV DJANGO_SETTINGS_MODULE=shop.settings\nEXPOSE 8000\nUSER 1000\nCMD ["python", "manage.py", "runserver", "0.0.0.0:8000"]\n',
      '.dockerignore': 'Dockerfile\n',
      'manage.py':
        'import os\nimport sys\n\nfrom django.core.management import execute_from_command_line\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\nexecute_from_command_line(sys.argv)\n',
      'shop/__init__.py': '',
      'shop/settings.py': 'SECRET_KEY = None\n',
    },
  },
  sources: ['https://docs.djangoproject.com/en/stable/topics/settings/#designating-the-settings'],
  on: {
    stage(stage, context) {
      if (stage.isShipped && servicesOf(stage).length === 0) judge(stage.process, stage, context);
    },
    service: ({ process, stage }, context) => judge(process, valueOf(stage), context),
  },
});
