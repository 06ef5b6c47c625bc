"use client";

import dynamic from "next/dynamic";
import type { StackedDrawingProps } from "@/components/charts/stacked-drawing";

/** The library that draws is heavy and draws nothing that is not also written down, so it comes last. */
const Drawing = dynamic(async () => (await import("@/components/charts/stacked-drawing")).StackedDrawing, {
  ssr: false,
});

/** Amounts per day, one above the other. The place is kept, so nothing moves when the drawing arrives. */
export function StackedChart(props: StackedDrawingProps) {
  return (
    <div aria-hidden="true" className="h-52">
      <Drawing {...props} />
    </div>
  );
}
