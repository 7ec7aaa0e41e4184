import { openJupyter } from '../../model/process/jupyter-auth.js';
import { isLeftToServices } from '../../model/compose/names/services-of-stage.js';
import { valueOf } from '../../model/known.js';
import { defineRule, type Finding } from '../../rule.js';
import type { Located } from '../../text/location.js';

const finding = (isDevelopment: boolean): Finding => ({
  message: 'Jupyter asks for neither token nor password, so whoever reaches its port runs code in the container.',
  help: 'Leave the option out: Jupyter makes a token and prints it. Or set a password with --PasswordIdentityProvider.hashed_password.',
  severity: isDevelopment ? 'warning' : undefined,
});

export default defineRule({
  name: 'jupyter-no-auth',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A Jupyter server that others can reach, without token and password.',
  why: 'Jupyter runs whatever it is sent, in a terminal, too. Open notebooks are found and taken over within hours.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir jupyterlab==4.4.10\nRUN useradd --create-home app\nUSER app\nEXPOSE 8888\nCMD ["jupyter", "lab", "--ip=0.0.0.0", "--ServerApp.token="]\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir jupyterlab==4.4.10\nRUN useradd --create-home app\nUSER app\nEXPOSE 8888\nCMD ["jupyter", "lab", "--ip=0.0.0.0"]\n',
  },
  sources: ['https://jupyter-server.readthedocs.io/en/latest/operators/security.html'],
  on: {
    stage(stage, { report }) {
      if (!stage.isShipped || isLeftToServices(stage)) return;
      const process = valueOf(stage.process);
      const option = process && openJupyter(process);
      if (option) report(option, finding(stage.role !== 'production'));
    },
    service(service, { report }) {
      const process = valueOf(service.process);
      const option: Located | undefined = process && openJupyter(process);
      const isPublished = service.ports.some(
        ({ address }) => !address || (address.known && !/^(?:127\.|localhost$|\[?::1)/.test(address.value)),
      );
      if (option && isPublished) report(option, finding(service.role !== 'production'));
    },
  },
});
