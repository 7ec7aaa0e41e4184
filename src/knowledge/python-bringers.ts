/** Programs that bring a Python of their own, choose among several, or do what a file of the project tells them. */
export const pythonBringers: ReadonlySet<string> = new Set([
  ...['conda', 'mamba', 'micromamba', 'pyenv', 'pixi', 'rye', 'mise', 'asdf', 'nix', 'make', 'configure'],
]);
