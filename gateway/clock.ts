/** What is kept of a clock over a restart. */
export type ClockMemory = Readonly<{
  /** The latest portal time that was ever received. */
  contactAt: number;
  /** What this clock showed when it was last kept, and the machine's clock at that moment. */
  shownAt: number;
  wallAt: number;
}>;

/** Where seconds come from. Both in milliseconds; tests give their own. */
export type TimeSource = Readonly<{ monotonic: () => number; wall: () => number }>;

/**
 * The portal's time as the gateway knows it: taken from each contact, carried on by the machine's monotonic clock in
 * between. Setting the machine's clock back gains nothing, and no contact takes it behind an earlier contact.
 */
export type GatewayClock = Readonly<{
  now: () => number;
  millisecondsUntil: (second: number) => number;
  /** Answers that overtook each other are `late`: no clock was set back for that. */
  contact: (portalTime: number, isFrozen: boolean) => "followed" | "late" | "set_back";
  contactLost: () => void;
  /** Whether the machine's clock was set back while the gateway was off. */
  isMachineBehind: boolean;
  memory: () => ClockMemory;
}>;

/** Two minutes of difference are forgiven on both sides. */
const LATE = 120;
/** Machines correct their clocks by seconds all the time. */
const TOLERANCE = 5;

/** A clock that goes on where its memory ends; without a memory, from the machine's time. */
export function createClock(source: TimeSource, kept: ClockMemory | null): GatewayClock {
  const wallNow = Math.floor(source.wall() / 1000);
  let contactAt = kept?.contactAt ?? 0;
  let base = kept ? kept.shownAt + Math.max(0, wallNow - kept.wallAt) : wallNow;
  let baseAt = source.monotonic();
  let isFrozen = false;

  const elapsed = () => (isFrozen ? 0 : source.monotonic() - baseAt);
  const now = () => base + Math.floor(elapsed() / 1000);
  const restart = (second: number, frozen: boolean) => {
    base = second;
    baseAt = source.monotonic();
    isFrozen = frozen;
  };
  return {
    now,
    millisecondsUntil: (second) => (isFrozen ? Infinity : Math.max(0, (second - base) * 1000 - elapsed())),
    contact: (portalTime, frozen) => {
      if (portalTime < contactAt) return contactAt - portalTime > LATE ? "set_back" : "late";
      contactAt = portalTime;
      restart(portalTime, frozen);
      return "followed";
    },
    // A portal that cannot be asked cannot hold its clock still.
    isMachineBehind: kept !== null && wallNow < kept.wallAt - TOLERANCE,
    contactLost: () => isFrozen && restart(base, false),
    memory: () => ({ contactAt, shownAt: now(), wallAt: Math.floor(source.wall() / 1000) }),
  };
}
