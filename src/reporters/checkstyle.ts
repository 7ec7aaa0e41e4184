import { problemName, type Reporter, withHelp } from './reporter.js';
import { xmlAttributes } from './xml.js';

/** Checkstyle's XML, as many CI systems read it; files without findings are not in it. Columns count UTF-16 units. */
export const checkstyle: Reporter = ({ diagnostics, problems }, context) => {
  const files = new Map<string, string[]>();
  const add = (path: string, attributes: Readonly<Record<string, string | number>>) => {
    const name = context.fromRoot(path);
    files.set(name, [...(files.get(name) ?? []), `    <error${xmlAttributes(attributes)} />\n`]);
  };
  for (const { kind, path, line = 1, message } of problems) {
    add(path, { line, column: 1, severity: 'error', message, source: `pydock-lint.${problemName(kind)}` });
  }
  for (const one of diagnostics) {
    const { line, column } = one.at.file.positionAt(one.at.span.start);
    const source = `pydock-lint.${one.rule}`;
    add(one.at.file.path, { line, column, severity: one.severity, message: withHelp(one), source });
  }
  const elements = [...files].map(
    ([name, errors]) => `  <file${xmlAttributes({ name })}>\n${errors.join('')}  </file>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n${elements.join('')}</checkstyle>\n`;
};
