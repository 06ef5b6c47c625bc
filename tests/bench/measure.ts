/** One side of a comparison: gets ready, untimed; then does its work and answers how much of it was done. */
export type Side = Readonly<{ prepare?: () => Promise<void>; run: () => Promise<number> }>;

/** What a part of the benchmark found: both sides in units per second, and ours over theirs. */
export type Finding = Readonly<{
  part: string;
  what: string;
  ours: number;
  bare: number;
  unit: string;
  ratio: number;
  target: number;
  note?: string;
}>;

/** What a part found that has limits of its own: each figure, and the most it may be. */
export type LimitFinding = Readonly<{
  part: string;
  what: string;
  figures: readonly Readonly<{ name: string; value: number; unit: string; most: number }>[];
}>;

/** A comparison: `ours` against `bare`, with the ratio to reach. */
export type Comparison = Readonly<{
  part: string;
  what: string;
  unit: string;
  target: number;
  rounds: number;
  ours: Side;
  bare: Side;
}>;

/**
 * Runs both sides in turn, bare then ours, so that a machine that slows down slows both; the first round only warms
 * up. The ratio is the median of the rounds' ratios.
 */
export async function compare({ ours, bare, rounds, ...told }: Comparison): Promise<Finding> {
  const speeds: { ours: number; bare: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const speed = { bare: await speedOf(bare), ours: await speedOf(ours) };
    if (round > 0) speeds.push(speed);
  }
  return {
    part: told.part,
    what: told.what,
    unit: told.unit,
    target: told.target,
    ours: median(speeds.map((speed) => speed.ours)),
    bare: median(speeds.map((speed) => speed.bare)),
    ratio: median(speeds.map((speed) => speed.ours / speed.bare)),
  };
}

/** The middle of several figures. */
export const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN;

async function speedOf({ prepare, run }: Side): Promise<number> {
  await prepare?.();
  const start = performance.now();
  const done = await run();
  return (done * 1000) / (performance.now() - start);
}
