"use client";

import { useEffect, useState } from "react";
import { LargeAmount } from "@/components/money/large-amount";
import { fineDecimalsFor, showFineIsc } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";

type Props = Readonly<{
  /** The balance at `asOf`, in ticks. */
  balanceTicks: string;
  /** Ticks a second, zero while nothing is rented or the rental stands still. */
  ratePerSecond: string;
  asOf: string;
  /** The server's present, in the same seconds as `asOf`. */
  now: string;
  locale: Locale;
  labelledBy: string;
  /** A demo clock that stands still: so does the balance. */
  frozen?: boolean;
}>;

/**
 * A balance that runs down before one's eyes, from what the server said and the time passed since. The browser's
 * own clock is never compared with the server's: only differences of its monotonic timer count.
 */
export function RunningBalance({
  balanceTicks,
  ratePerSecond,
  asOf,
  now,
  locale,
  labelledBy,
  frozen,
}: Props) {
  const elapsed = useElapsedSeconds(now, frozen || ratePerSecond === "0");
  const rate = ticksPerSecond(BigInt(ratePerSecond));
  const burned = rate * (BigInt(now) - BigInt(asOf) + elapsed);
  const balance = BigInt(balanceTicks);
  const left = payable(balance, burned, rate);
  // A timer is read when asked for and never announced by itself.
  return (
    <p role="timer" aria-live="off" aria-labelledby={labelledBy} className="whitespace-nowrap">
      <LargeAmount {...showFineIsc(ticks(left), locale, fineDecimalsFor(rate))} />
    </p>
  );
}

/** What is left of a second's price stays: the balance stops there and not below zero. */
function payable(balance: bigint, burned: bigint, rate: bigint): bigint {
  if (burned <= balance) return balance - burned;
  return rate > 0n ? balance % rate : balance;
}

function useElapsedSeconds(since: string, still: boolean): bigint {
  const [elapsed, setElapsed] = useState({ since, seconds: 0n });
  useEffect(() => {
    if (still) return;
    const start = performance.now();
    const timer = setInterval(
      () => setElapsed({ since, seconds: BigInt(Math.floor((performance.now() - start) / 1_000)) }),
      1_000,
    );
    return () => clearInterval(timer);
  }, [since, still]);
  return elapsed.since === since && !still ? elapsed.seconds : 0n;
}
