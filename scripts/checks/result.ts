/** How many checks passed, and how many did not. */
export type Tally = Readonly<{ passed: number; failed: number }>;

export const NOTHING: Tally = { passed: 0, failed: 0 };

export const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
});

/** One check, done. */
export const tallyOf = (passed: boolean): Tally => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
