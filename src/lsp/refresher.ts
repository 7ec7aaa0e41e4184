/**
 * Does a piece of work again some time after the last change. It never runs twice at once, and a result that a change has overtaken counts
 * for nothing. Holds state.
 */
export class Refresher<Result> {
  readonly #work: () => Promise<Result>;
  readonly #done: (result: Result) => void;
  readonly #delay: number;
  /** How many changes there were, and how many the last result that counted knew of. */
  #changes = 0;
  #known = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  /**
   * @param work must not throw
   * @param done takes a result that is up to date
   * @param delay how long there must be quiet, in milliseconds
   */
  constructor(work: () => Promise<Result>, done: (result: Result) => void, delay: number) {
    this.#work = work;
    this.#done = done;
    this.#delay = delay;
  }

  /** Whether what is known is up to date. */
  get isSettled(): boolean {
    return this.#known === this.#changes;
  }

  /** Something changed: what is known is outdated. */
  change(): void {
    this.#changes++;
    this.#schedule();
  }

  /** Waits until what is known is up to date; does not wait for quiet. */
  async settle(): Promise<void> {
    while (!this.isSettled) {
      this.#clear();
      // The rounds depend on each other: the second is for what changed during the first.
      // oxlint-disable-next-line no-await-in-loop
      await this.#run();
    }
  }

  /** Nothing runs any more, apart from what has begun. */
  dispose(): void {
    this.#clear();
    this.#known = this.#changes;
  }

  #schedule(): void {
    this.#clear();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#run();
    }, this.#delay);
    this.#timer.unref();
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #run(): Promise<void> {
    return (this.#running ??= this.#once().finally(() => {
      this.#running = undefined;
      if (!this.isSettled && !this.#timer) this.#schedule();
    }));
  }

  async #once(): Promise<void> {
    const changes = this.#changes;
    const result = await this.#work();
    // The work leaves no room for messages: what was typed meanwhile is read now.
    await new Promise((resolve) => setImmediate(resolve));
    if (changes !== this.#changes) return;
    this.#known = changes;
    this.#done(result);
  }
}
