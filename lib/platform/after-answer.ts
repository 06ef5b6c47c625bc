import { after } from "next/server";
import { reportBroken } from "@/lib/platform/broken";

/** Does something once the answer is on its way, so that how long it takes tells nobody what it found. */
export function afterAnswer(work: () => Promise<unknown>, failure: string): void {
  after(() =>
    work().catch((error: unknown) => {
      reportBroken(error, failure);
    }),
  );
}
