// How chunks of the bundle use each other.

/**
 * Loads a chunk when something in it is first used, not when the chunk that names it is loaded: each
 * `const require_x = require("./x.js")` becomes a function, and each use of `require_x` a look whether it is there, or a call. What
 * comes from the core, which is whole before any chunk that it loads, is bound to names of its own. Exports are plain
 * properties: rolldown gives each a getter, and one use in ten would be a call of one.
 */
export const quickChunks = {
  name: 'quick-chunks',
  renderChunk(code, { fileName }) {
    const isLoadedByCore = !/main\.js$|index\.js$|core\.js$/.test(fileName);
    const pattern = (name) => `(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`;
    const lazyNames = [];
    let lazy = code.replace(/^const (require_[\w$]+) = require\("(\.[^"]+)"\);$/gm, (statement, name, path) => {
      if (path.endsWith('rolldown-runtime.js')) return statement;
      if (path.endsWith('/core.js') && isLoadedByCore) {
        const uses = code.matchAll(new RegExp(`${pattern(name)}\\.([\\w$]+)`, 'g'));
        const used = [...new Set([...uses].map(([, one]) => one))];
        return `const { ${used.map((one) => `${one}: core_${one}`).join(', ')} } = require("${path}");\n/* from core: ${name} */`;
      }
      lazyNames.push(name);
      return `let ${name}_; const ${name} = () => ${name}_ = require("${path}");`;
    });
    for (const name of lazyNames) {
      lazy = lazy.replaceAll(new RegExp(`${pattern(name)}\\.`, 'g'), `(${name}_ ?? ${name}()).`);
      if (new RegExp(`${pattern(name)}(?!\\(\\)| = )`).test(lazy))
        throw new Error(`A use of ${name} in ${fileName} is no call.`);
    }
    for (const [, name] of lazy.matchAll(/\/\* from core: (\S+) \*\//g))
      lazy = lazy.replaceAll(new RegExp(`${pattern(name)}\\.([\\w$]+)`, 'g'), 'core_$1');
    const getter =
      /Object\.defineProperty\(exports, (['"])([\w$]+)\1, \{\s*enumerable: true,\s*get: function \(\) \{\s*return ([\w$]+);\s*\}\s*\}\);/g;
    return lazy.replaceAll(getter, (statement, _quote, name, value) =>
      new RegExp(`^(?:const|(?:async )?function\\*?|var|class) ${value.replaceAll('$', '\\$')}(?![\\w$])`, 'm').test(
        lazy,
      )
        ? `exports.${name} = ${value};`
        : statement,
    );
  },
};
