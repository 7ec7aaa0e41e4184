import { expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.js';
import { lint } from '../../../src/index.js';
import rule from '../../../src/rules/security/secret-in-run.js';
import { projectOf, testRule } from '../../harness.js';

/** Joined here, so that no scanner takes this file for a leak. */
const token = 'gh' + 'p_' + 'q7Zr4Kc9TmW2xNb8Yv5Lp3Hs6Gd1JfA0uQe2';
const begin = '-----BEGIN OPENSSH PRIV' + 'ATE KEY-----';
const end = '-----END OPENSSH PRIV' + 'ATE KEY-----';
const line = 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW';
const from = 'FROM python:3.13-slim\n';

testRule(rule, {
  'the password of an index': {
    files: { Dockerfile: `${from}RUN pip install -i https://ci:[|tr0ub4dor3|]@pypi.example.org/simple flask\n` },
    message: 'This RUN holds the password of a URL, and the history of the image keeps it.',
  },
  'the password of an index from a variable': `${from}RUN pip install -i https://ci:$PASSWORD@pypi.example.org/simple flask\n`,
  'a user without password': `${from}RUN pip install git+ssh://git@git.example.org/lib.git\n`,
  'a stand-in': `${from}RUN pip install -i https://user:password@pypi.example.org/simple flask\n`,
  'a token in a URL': {
    files: { Dockerfile: `${from}RUN git clone https://[|${token}|]@github.com/acme/lib.git\n` },
    message: 'This RUN holds a token of GitHub, and the history of the image keeps it.',
  },
  'a token from a secret mount': `${from}RUN --mount=type=secret,id=token git clone https://$(cat /run/secrets/token)@github.com/acme/lib.git\n`,
  'a token in a header': `${from}RUN curl -H "Authorization: token [|${token}|]" https://api.github.com\n`,
  'a token in exec form': `${from}RUN ["curl", "-u", "ci:[|${token}|]", "https://api.github.com"]\n`,
  'a token in a heredoc': `${from}RUN <<EOF\nset -e\ngit config url.x [|${token}|]\nEOF\n`,
  'a token in a comment': `${from}# ${token}\nRUN true\n`,
  'a token of the documentation': `${from}RUN export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n`,
  'a private key over several lines': {
    files: { Dockerfile: `${from}RUN cat <<EOF > /root/.ssh/id\n[|${begin}\n${line}\n${line}\n${end}|]\nEOF\n` },
    message: 'This RUN holds a private key, and the history of the image keeps it.',
  },
  'a private key over continued lines': `${from}RUN echo "[|${begin}\\n\\\n${line}\\n\\\n${end}|]" > /root/.ssh/id\n`,
  'the password of a user': {
    files: { Dockerfile: `${from}RUN useradd app && echo [|"app:correct-horse"|] | chpasswd\n` },
    message: 'This RUN holds the password of a user, and the history of the image keeps it.',
  },
  'the password of a user, given to sudo': `${from}RUN echo [|root:root|] | sudo chpasswd\n`,
  'the password of a user from a variable': `${from}RUN echo "app:$PASSWORD" | chpasswd\n`,
  'the hash of a password': `${from}RUN echo 'app:$6$salt$hash' | chpasswd -e\n`,
  'words with a colon for another program': `${from}RUN echo "app:correct-horse" | tee file\n`,
});

test('reports show nothing of a key that spans lines', async () => {
  const { diagnostics, redacted } = await lintOne(
    `${from}ENV SSH_PRIVATE_KEY="${begin}\\n\\\n${line}\\n\\\n${end}"\nRUN cat <<EOF > /id\n${begin}\n${line}\nEOF\n`,
  );
  expect(diagnostics).toContain('secret-in-env');
  expect(diagnostics).toContain('secret-in-run');
  expect(redacted).toEqual([line, line]);
});

/** The names of what is found, and the texts of the lines of keys that reports mask. */
async function lintOne(Dockerfile: string) {
  const report = await lint({ host: new MemoryHost([['Dockerfile', Dockerfile]]), config: { preset: 'strict' } });
  const { secrets } = projectOf({ Dockerfile });
  const places = [...Dockerfile.matchAll(new RegExp(line, 'g'))].map(({ index }) => index);
  const isHidden = (start: number) =>
    secrets.some(({ at: { span } }) => span.start <= start && start + line.length <= span.end);
  return {
    diagnostics: report.diagnostics.map(({ rule }) => rule),
    redacted: places.filter(isHidden).map((start) => Dockerfile.slice(start, start + line.length)),
  };
}
