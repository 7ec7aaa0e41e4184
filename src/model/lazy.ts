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

/**
 * What was found out about nodes of the model, kept with the nodes themselves. It is used as a WeakMap is, and V8 lets go of the nodes as
 * soon as nobody holds them: the values of a WeakMap live, with all that they see, until the old garbage is collected.
 */
export class Remembered<Node extends object, Value> {
  readonly #key = Symbol('remembered');

  get(node: Node): Value | undefined {
    return (node as { readonly [key: symbol]: Value | undefined })[this.#key];
  }

  has(node: Node): boolean {
    return this.#key in node;
  }

  set(node: Node, value: Value): void {
    (node as { [key: symbol]: Value })[this.#key] = value;
  }
}
