import { showCount } from "@/lib/domain/display/amount";
import type { Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { instant } from "@/lib/domain/instant";

type Props = Readonly<{
  reader: Reader;
  unit: string;
  /** The library fills these in. */
  active?: boolean;
  label?: string | number;
  payload?: readonly Readonly<{ value?: unknown }>[];
}>;

/** The corner under the pointer, in words. */
export function ChartTooltip({ reader, unit, active, label, payload }: Props) {
  const value = payload?.[0]?.value;
  if (!active || label === undefined || typeof value !== "number") return null;
  return (
    <p className="rounded-md border bg-overlay px-2 py-1 text-xs tabular-nums">
      <span className="text-muted">{showMoment(instant(BigInt(label)), reader, "minute")}</span>
      <br />
      {showCount(Math.trunc(value), reader.locale)} {unit}
    </p>
  );
}
