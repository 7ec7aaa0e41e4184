/** One error as ajv reports it; see https://ajv.js.org/api.html#error-objects. */
export interface ValidationError {
  /** A JSON pointer to the value. */
  readonly instancePath: string;
  /** Where the keyword stands, from the innermost schema that has a name. */
  readonly schemaPath: string;
  /** The schema that has the keyword. */
  readonly parentSchema: {
    readonly properties?: Readonly<Record<string, unknown>>;
    /** What a value with a pattern must be like: the end of a sentence that begins with its name. */
    readonly 'x-form'?: string;
  };
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The name that does not fit, where the error is about a name. */
  readonly propertyName?: string;
}

/** Checks a plain value against `schemas/compose.schema.json`; where it is false, `errors` says why. */
export declare const validate: ((value: unknown) => boolean) & { readonly errors?: readonly ValidationError[] | null };
