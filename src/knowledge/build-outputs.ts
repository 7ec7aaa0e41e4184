/**
 * Where build tools put what they make, by convention: such a path may be absent from a checkout and there when the image is built.
 * Sources: https://packaging.python.org/en/latest/tutorials/packaging-projects/ (`dist`), https://vite.dev/guide/build (`dist`),
 * https://create-react-app.dev/docs/production-build/ (`build`), https://nextjs.org/docs/app/guides/static-exports (`out`),
 * https://maven.apache.org/guides/introduction/introduction-to-the-standard-directory-layout.html (`target`)
 */
const outputFolders: ReadonlySet<string> = new Set(['dist', 'build', 'out', 'target', 'node_modules', 'wheelhouse']);

/** Whether a path is, or lies in, the output of a build tool, or is a built package. */
export const isBuildOutput = (path: string): boolean =>
  /\.(?:whl|jar|war|egg)$/.test(path) || path.split('/').some((segment) => outputFolders.has(segment));
