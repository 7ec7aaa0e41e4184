import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licence texts of the packages whose code is in the bundle: all of them ask to be named in copies.
 * Takes the program's name and rolldown's output; throws for a package without a licence file, because then somebody must look.
 */
export function licences(program, output) {
  const modules = output.flatMap((chunk) => chunk.moduleIds ?? []);
  const folders = modules.map(
    (path) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/'))?.[1],
  );
  const texts = [...new Set(folders.filter(Boolean))].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    if (!file) throw new Error(`${name} brings no licence file.`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return `${program} contains code of these packages.\n\n${texts.toSorted().join(`\n${'-'.repeat(80)}\n\n`)}`;
}
