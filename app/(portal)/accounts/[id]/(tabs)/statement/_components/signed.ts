import { showCents } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import type { Cents } from "@/lib/domain/money/units";

/** A step with its sign: +12.50 or −2.02. */
export const signed = (amount: Cents, locale: Locale): string =>
  amount > 0n ? `+${showCents(amount, locale)}` : showCents(amount, locale);
