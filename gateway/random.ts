/** A number of at least 0 and below 1. */
export type Random = () => number;

const STEP = 0x6d2b79f5;
const RANGE = 4_294_967_296;

/** The same numbers for the same seed (mulberry32): faults and waiting times can be had a second time. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + STEP) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / RANGE;
  };
}
