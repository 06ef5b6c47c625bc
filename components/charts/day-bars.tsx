"use client";

import dynamic from "next/dynamic";
import type { DayBarsDrawingProps } from "@/components/charts/day-bars-drawing";

/** The library that draws is heavy and draws nothing that is not also written down, so it comes last. */
const Drawing = dynamic(async () => (await import("@/components/charts/day-bars-drawing")).DayBarsDrawing, {
  ssr: false,
});

/** An amount for each day, as bars. The place is kept, so nothing moves when the drawing arrives. */
export function DayBars(props: DayBarsDrawingProps) {
  return (
    <div aria-hidden="true" className="h-56">
      <Drawing {...props} />
    </div>
  );
}
