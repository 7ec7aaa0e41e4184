import rule from '../../../src/rules/correctness/streamlit-run-as-script.js';
import { type RuleCase, testRule } from '../../harness.js';

const script = 'import streamlit as st\n\nst.title("a")\nst.write("b")\n';

const image = (main: string, start: string, files: Readonly<Record<string, string>> = {}): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ${start}\n`, 'app.py': main, ...files },
});

testRule(rule, {
  'run with python': {
    ...image(script, '["python", [|"app.py"|]]'),
    message: 'Python runs the Streamlit script app.py to its end: nothing serves it.',
  },
  'run as a module': image(script, '["python", "-m", [|"app"|]]'),
  'in a function': image(
    'import streamlit as st\n\ndef main():\n    st.title("a")\n    st.write("b")\n\nif __name__ == "__main__":\n    main()\n',
    '["python", [|"app.py"|]]',
  ),
  'run with streamlit': image(script, '["streamlit", "run", "app.py"]'),
  'a script that starts streamlit': image(
    `${script}import subprocess\nif __name__ == "__main__":\n    subprocess.run(["streamlit", "run", "app.py"])\n`,
    '["python", "app.py"]',
  ),
  'a script that starts streamlit from its code': image(
    `${script}from streamlit.web import cli\ncli.main_run(["app.py"])\n`,
    '["python", "app.py"]',
  ),
  'a script that only imports it': image('import streamlit as st\n\nprint(st.__version__)\n', '["python", "app.py"]'),
  'a service that runs it with python': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["streamlit", "run", "app.py"]\n',
      'app.py': script,
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: ["python", "[|app.py|]"]\n',
    },
  },
});
