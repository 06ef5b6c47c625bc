import type { Side } from "@/tests/bench/finding";

type Measured = Readonly<{ what: string; measure: (round: number) => Promise<number> }>;
type Turns = Readonly<{
  rounds: number;
  ours: Measured;
  bare: Measured;
  /** Whether each side is measured once before, without being counted. */
  warmUp?: boolean;
}>;

/** Measures both sides in turn, A B A B …, so that whatever else the machine does meets both. */
export async function inTurn({ rounds, ours, bare, warmUp = true }: Turns) {
  const values = { ours: [] as number[], bare: [] as number[] };
  for (let round = warmUp ? 0 : 1; round <= rounds; round += 1) {
    const both = { bare: await bare.measure(round), ours: await ours.measure(round) };
    process.stderr.write(`  ${round === 0 ? "warm-up" : `round ${round}`}: ${Math.round(both.ours)} : ${Math.round(both.bare)}\n`);
    if (round === 0) continue;
    values.ours.push(both.ours);
    values.bare.push(both.bare);
  }
  const side = ({ what }: Measured, rounds: number[]): Side => ({ what, rounds });
  return { ours: side(ours, values.ours), bare: side(bare, values.bare) };
}

/** How many a second, when so many are done by a work. */
export async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (count * 1000) / (performance.now() - begin);
}
