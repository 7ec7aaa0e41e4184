/**
 * Calls of Python that read a file whose path is their first argument, and that fail where it is not there. Full dotted names.
 * Sources: https://docs.python.org/3/library/functions.html#open, https://pandas.pydata.org/docs/reference/io.html,
 * https://numpy.org/doc/stable/reference/routines.io.html, https://joblib.readthedocs.io/en/stable/generated/joblib.load.html,
 * https://pytorch.org/docs/stable/generated/torch.load.html, https://pillow.readthedocs.io/en/stable/reference/Image.html,
 * https://www.starlette.io/staticfiles/ (a folder that is not there is refused when the application is made)
 */
const readers: ReadonlySet<string> = new Set([
  ...['open', 'io.open', 'codecs.open', 'gzip.open'],
  ...['csv', 'excel', 'json', 'parquet', 'pickle', 'table', 'feather', 'fwf', 'hdf', 'stata', 'orc'].map(
    (format) => `pandas.read_${format}`,
  ),
  ...['csv', 'excel', 'json', 'parquet', 'ndjson', 'ipc'].map((format) => `polars.read_${format}`),
  ...['load', 'loadtxt', 'genfromtxt', 'fromfile'].map((name) => `numpy.${name}`),
  'joblib.load',
  'torch.load',
  'PIL.Image.open',
  ...['keras', 'tensorflow.keras'].map((library) => `${library}.models.load_model`),
  'logging.config.fileConfig',
  'fastapi.staticfiles.StaticFiles',
  'starlette.staticfiles.StaticFiles',
]);

/** Whether a call reads a file, by its full dotted name. */
export const readsFile = (name: string): boolean => readers.has(name);

/** The keyword that takes the path where it is not the first argument. */
export const pathKeywords: readonly string[] = [
  'file',
  'filepath_or_buffer',
  'path_or_buf',
  'io',
  'path',
  'filename',
  'directory',
  'filepath',
];

/** Names of parameters of a project's own functions that take the path of a file that is read. */
export const isInputParameter = (name: string): boolean =>
  /(?:^|_)(?:path|file|filename|filepath|csv|dataset|csv_path|data_path|input|input_file|model_path)$/.test(name) &&
  !/out|save|log|dest|target|dump|export|write|pid|lock|cache|tmp|temp|db|database/.test(name);

/** Whether a path is that of a file of data, by its extension. */
export const isDataFile = (path: string): boolean =>
  /\.(?:csv|tsv|json|jsonl|ya?ml|toml|ini|xlsx?|parquet|feather|pkl|pickle|joblib|npy|npz|h5|hdf5|pt|pth|onnx|sav|model|txt|sql|html?|md|png|jpe?g|gif|svg|ttf|xml)$/i.test(
    path,
  );
