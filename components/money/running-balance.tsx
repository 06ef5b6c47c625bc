"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { LargeAmount } from "@/components/money/large-amount";
import { fineDecimalsFor, showFineIsc } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";

type Props = Readonly<{
  /** The balance as the server said it, in ticks. */
  balanceTicks: string;
  /** Ticks a second; zero while nothing is rented or the rental stands still. */
  ratePerSecond: string;
  /** When the server said so, in its own seconds. */
  now: string;
  /** The second in which a contract's end changes the rate; null: none does. */
  rateEndsAt?: string | null;
  locale: Locale;
  labelledBy: string;
  /** Where time itself stands still. */
  isFrozen?: boolean;
}>;

const SECOND = 1_000;

/**
 * A balance that runs down before one's eyes, from what the server said and the time passed since. The browser's
 * own clock is never compared with the server's: only differences of its monotonic timer count.
 */
export function RunningBalance({ balanceTicks, ratePerSecond, now, locale, ...rest }: Props) {
  const { labelledBy, isFrozen = false, rateEndsAt = null } = rest;
  const rate = ticksPerSecond(BigInt(ratePerSecond));
  const balance = BigInt(balanceTicks);
  const paidSeconds = rate > 0n ? firstOf(balance / rate, rateEndsAt, now) : 0n;
  const passed = useElapsedSeconds(now, rate > 0n && !isFrozen);
  const isOver = rate > 0n && passed >= paidSeconds;
  const left = balance - rate * (isOver ? paidSeconds : passed);
  useRefreshAtTheEnd(isOver);
  // A timer is read when asked for and never announced by itself.
  return (
    <p role="timer" aria-live="off" aria-labelledby={labelledBy} className="whitespace-nowrap">
      <LargeAmount {...showFineIsc(ticks(left), locale, fineDecimalsFor(rate))} />
    </p>
  );
}

function firstOf(paidSeconds: bigint, rateEndsAt: string | null, now: string): bigint {
  if (rateEndsAt === null) return paidSeconds;
  const secondsToEnd = BigInt(rateEndsAt) - BigInt(now);
  return secondsToEnd < paidSeconds ? secondsToEnd : paidSeconds;
}

/** Whole seconds since the server said what time it was. */
function useElapsedSeconds(since: string, isRunning: boolean): bigint {
  const [elapsed, setElapsed] = useState({ since, seconds: 0n });
  useEffect(() => {
    if (!isRunning) return;
    const start = performance.now();
    const tick = () =>
      setElapsed({ since, seconds: BigInt(Math.floor((performance.now() - start) / SECOND)) });
    const timer = setInterval(tick, SECOND);
    return () => clearInterval(timer);
  }, [since, isRunning]);
  return isRunning && elapsed.since === since ? elapsed.seconds : 0n;
}

/** When the last paid second is over, the server says what became of the rental. */
function useRefreshAtTheEnd(isOver: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (isOver) router.refresh();
  }, [isOver, router]);
}
