const MOST_REMEMBERED = 20_000;

/** A moment in the order of changes, to be compared by `RecentChanges` alone. */
export type ChangeMark = number;

/**
 * Which targets were changed since when, as far as a process has heard. Whoever reads something takes a mark before,
 * and asks afterwards whether what it depends on was changed since: then what was read may be out of date.
 */
export class RecentChanges {
  readonly #lastChange = new Map<string, ChangeMark>();
  #now: ChangeMark = 0;
  /** Everything counts as changed then. */
  #everythingAt: ChangeMark = 0;

  /** The present moment. */
  mark(): ChangeMark {
    return this.#now;
  }

  /** Notes that these were changed now. */
  note(targets: readonly string[]): void {
    if (targets.length === 0) return;
    this.#now += 1;
    for (const target of targets) this.#lastChange.set(target, this.#now);
    if (this.#lastChange.size > MOST_REMEMBERED) this.noteEverything();
  }

  /** Notes that anything may have been changed. */
  noteEverything(): void {
    this.#now += 1;
    this.#everythingAt = this.#now;
    this.#lastChange.clear();
  }

  /** Whether one of these was changed after the mark was taken. */
  isChangedSince(mark: ChangeMark, targets: readonly string[]): boolean {
    if (this.#everythingAt > mark) return true;
    return targets.some((target) => (this.#lastChange.get(target) ?? 0) > mark);
  }
}
