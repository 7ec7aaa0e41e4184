/** A compiled pattern. */
export type Glob = (path: string) => boolean;

/** One step of a pattern; a step that can match nothing lets the next one try as well. */
type Step =
  /** Exactly this character. */
  | { readonly kind: 'literal'; readonly text: string }
  /** `?`: any character but a slash. */
  | { readonly kind: 'any' }
  /** `*`: any number of characters but slashes. */
  | { readonly kind: 'star' }
  /** `[a-z]`, `[^a-z]`; like Go's, it can match a slash. */
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] }
  /** `**` at the end: everything. */
  | { readonly kind: 'rest' }
  /** `**` before something: nothing, or everything up to a slash. */
  | { readonly kind: 'directories' };

/**
 * Compiles a pattern with the syntax of Go's `filepath.Match` (https://pkg.go.dev/path/filepath#Match): `*`, `?`,
 * `[a-z]`, `[^a-z]` and `\` as escape. With `doubleStar`, `**` also crosses slashes, as .dockerignore has it.
 * Undefined for a malformed pattern. A match takes at most time proportional to pattern times path.
 */
export function compileGlob(pattern: string, { doubleStar }: { readonly doubleStar: boolean }): Glob | undefined {
  const steps = readSteps(Array.from(pattern), doubleStar);
  if (!steps) return undefined;
  if (steps.every((step) => step.kind === 'literal')) {
    const exact = steps.map((step) => (step as { text: string }).text).join('');
    return (path) => path === exact;
  }
  return (path) => run(steps, path);
}

function readSteps(pattern: readonly string[], doubleStar: boolean): Step[] | undefined {
  const steps: Step[] = [];
  let at = 0;
  while (at < pattern.length) {
    const unit = pattern[at]!;
    if (unit === '*' && doubleStar && pattern[at + 1] === '*') {
      at += pattern[at + 2] === '/' ? 3 : 2;
      const kind = at >= pattern.length ? 'rest' : 'directories';
      // Several in a row match no more than one.
      if (steps.at(-1)?.kind !== kind) steps.push({ kind });
      continue;
    }
    if (unit === '[') {
      const found = readClass(pattern, at + 1);
      if (!found) return undefined;
      steps.push(found.step);
      at = found.end;
      continue;
    }
    if (unit === '*') {
      if (steps.at(-1)?.kind !== 'star') steps.push({ kind: 'star' });
    } else if (unit === '?') steps.push({ kind: 'any' });
    else if (unit === '\\') {
      at++;
      if (at >= pattern.length) return undefined;
      steps.push({ kind: 'literal', text: pattern[at]! });
    } else steps.push({ kind: 'literal', text: unit });
    at++;
  }
  return steps;
}

function readClass(
  pattern: readonly string[],
  from: number,
): { readonly step: Step; readonly end: number } | undefined {
  const negated = pattern[from] === '^';
  const ranges: [string, string][] = [];
  let at = negated ? from + 1 : from;
  while (pattern[at] !== ']' || ranges.length === 0) {
    const low = readClassUnit(pattern, at);
    if (!low) return undefined;
    const high = pattern[low.end] === '-' ? readClassUnit(pattern, low.end + 1) : low;
    if (!high) return undefined;
    ranges.push([low.unit, high.unit]);
    at = high.end;
  }
  return { step: { kind: 'class', negated, ranges }, end: at + 1 };
}

function readClassUnit(
  pattern: readonly string[],
  at: number,
): { readonly unit: string; readonly end: number } | undefined {
  const first = pattern[at];
  if (first === undefined || first === '-' || first === ']') return undefined;
  const escaped = first === '\\';
  const unit = escaped ? pattern[at + 1] : first;
  const end = at + (escaped ? 2 : 1);
  // A class that nothing closes is malformed, wherever the text ends.
  return unit === undefined || end >= pattern.length ? undefined : { unit, end };
}

/** Follows all ways through the steps at once, one character at a time. */
function run(steps: readonly Step[], path: string): boolean {
  let states = [0];
  // In `directories`, whether something was read already: then it needs its slash before it ends.
  let inside = new Set<number>();
  states = withSkips(steps, states);
  for (const unit of path) {
    const next: number[] = [];
    const nextInside = new Set<number>();
    const advance = (state: number) => {
      if (next.at(-1) !== state) next.push(state);
    };
    for (const state of states) {
      const step = steps[state];
      if (step && matches(step, unit)) advance(state + 1);
    }
    for (const state of new Set([...states, ...inside])) {
      const step = steps[state];
      if (step?.kind === 'directories') {
        nextInside.add(state);
        if (unit === '/') advance(state + 1);
      } else if (step?.kind === 'rest' || (step?.kind === 'star' && unit !== '/')) advance(state);
    }
    states = withSkips(steps, next);
    inside = nextInside;
    if (states.length === 0 && inside.size === 0) return false;
  }
  return states.includes(steps.length);
}

/** Adds the states behind steps that can match nothing; the result is sorted and without doubles. */
function withSkips(steps: readonly Step[], states: readonly number[]): number[] {
  const all = new Set(states);
  for (const state of all) {
    const kind = steps[state]?.kind;
    if (kind === 'star' || kind === 'rest' || kind === 'directories') all.add(state + 1);
  }
  return [...all];
}

function matches(step: Step, unit: string): boolean {
  if (step.kind === 'literal') return step.text === unit;
  if (step.kind === 'any') return unit !== '/';
  if (step.kind !== 'class') return false;
  return step.ranges.some(([low, high]) => low <= unit && unit <= high) !== step.negated;
}
