/** How far behind the highest number a call may come and still be told from one that was made before. */
const WINDOW = 64;
const COUNT = /^[1-9]\d{0,14}$/;

/** A call's number as its token names it, or null for a text that is none. */
export const parseCallCount = (text: string): number | null => (COUNT.test(text) ? Number(text) : null);

/**
 * Takes each call of one key once: numbers rise from 1, and calls that were under way side by side may come in any
 * order. What lies too far behind to be told counts as taken. Needs no more memory however many calls there were
 * (anti-replay window, RFC 4303, 3.4.3).
 */
export class CallCount {
  #highest = 0;
  readonly #recent = new Set<number>();

  /** Whether this number comes for the first time. */
  take(count: number): boolean {
    if (count <= this.#highest - WINDOW || this.#recent.has(count)) return false;
    this.#recent.add(count);
    this.#highest = Math.max(this.#highest, count);
    for (const old of this.#recent) {
      if (old > this.#highest - WINDOW) break;
      this.#recent.delete(old);
    }
    return true;
  }
}
