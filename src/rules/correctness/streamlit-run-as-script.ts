import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import type { Process } from '../../model/process.js';
import { streamlitScript } from '../../model/python/application/never-served.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(fact: Fact<Process>, { report }: RuleContext<Record<never, never>>): void {
  const process = valueOf(fact);
  const script = process && valueOf(streamlitScript(process));
  if (!script) return;
  const { program, at } = script;
  report(program, {
    message: `Python runs the Streamlit script ${program.text} to its end: nothing serves it.`,
    help: `Start it with streamlit run ${program.kind === 'module' ? `${program.text.replaceAll('.', '/')}.py` : program.text}.`,
    related: [{ at, note: 'this shows something only in Streamlit' }],
  });
}

export default defineRule({
  name: 'streamlit-run-as-script',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A Streamlit script is run with `python` instead of `streamlit run`.',
  why: 'Without `streamlit run` there is no server: the script warns of a "missing ScriptRunContext", runs to its end and exits with code 0.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\nEXPOSE 8501\nUSER 1000\nCMD ["python", "app.py"]\n',
      'app.py': 'import streamlit as st\n\nst.title("Sales")\nst.write("None yet")\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\nEXPOSE 8501\nUSER 1000\nCMD ["streamlit", "run", "app.py"]\n',
      'app.py': 'import streamlit as st\n\nst.title("Sales")\nst.write("None yet")\n',
    },
  },
  sources: ['https://docs.streamlit.io/develop/concepts/architecture/run-your-app'],
  on: {
    stage(stage, context) {
      if (stage.isShipped && servicesOf(stage).length === 0) judge(stage.process, context);
    },
    service: ({ process }, context) => judge(process, context),
  },
});
