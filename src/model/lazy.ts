/**
 * A value computed when it is first asked for, and once: Dockerfiles refer to services and services to Dockerfiles, so
 * neither can be whole before the other. A computation that asks for itself is a defect of the model and throws.
 */
export function lazy<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  let running = false;
  return () => {
    if (result) return result.value;
    if (running) throw new Error('a value of the model depends on itself');
    running = true;
    try {
      result = { value: compute() };
    } finally {
      running = false;
    }
    return result.value;
  };
}
