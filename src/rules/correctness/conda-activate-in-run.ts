import { failedActivation } from '../../model/command/failed-activation.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'conda-activate-in-run',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A RUN activates a conda environment in a shell that cannot.',
  why: 'conda init prepares interactive shells. The shell of a RUN reads no profile, so that conda activate fails: "Your shell has not been properly configured". And what a RUN activates would end with it.',
  examples: {
    bad: 'FROM continuumio/miniconda3:25.3.1-1\nRUN conda create --name web --yes python=3.13 flask \\\n  && conda clean --all --yes\nRUN conda activate web && flask --version\n',
    good: 'FROM continuumio/miniconda3:25.3.1-1 AS development\nRUN conda create --name web --yes python=3.13 flask \\\n  && conda clean --all --yes\nRUN conda run --name web flask --version\nUSER nobody\nCMD ["conda", "run", "--name", "web", "flask", "--version"]\n',
  },
  sources: [
    'https://docs.conda.io/projects/conda/en/stable/commands/run.html',
    'https://github.com/anaconda/docker-images/issues/89',
  ],
  on: {
    command(command, { report }) {
      const failed = failedActivation(command);
      if (!failed) return;
      report(command, {
        message: `${failed.what} fails here: ${failed.why}.`,
        help: 'Run the commands with conda run --name <environment>, or put the environment on PATH: ENV PATH=/opt/conda/envs/<environment>/bin:$PATH.',
      });
    },
  },
});
