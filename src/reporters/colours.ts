const names = ['bold', 'blue', 'cyan', 'dim', 'green', 'red', 'yellow'] as const;

/** Functions that put a text into a colour or leave it as it is. */
export type Colours = Readonly<Record<(typeof names)[number], (text: string) => string>>;

/** For files, pipes and whoever wants none. */
export const noColours = Object.fromEntries(names.map((name) => [name, (text: string) => text])) as Colours;
