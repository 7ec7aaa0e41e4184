import picocolors from 'picocolors';

const names = ['bold', 'blue', 'cyan', 'dim', 'green', 'red', 'yellow'] as const;

/** Functions that put a text into a colour or leave it as it is. */
export type Colours = Readonly<Record<(typeof names)[number], (text: string) => string>>;

const plain = Object.fromEntries(names.map((name) => [name, (text: string) => text])) as Colours;

/** Colours, or functions that change nothing. picocolors looks at process.stdout, which takes milliseconds, so only colour loads it. */
export const coloursFor = (enabled: boolean): Colours => (enabled ? picocolors.createColors(true) : plain);
