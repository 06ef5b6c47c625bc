import { streamHistory } from "@/lib/features/history/data";
import { drain } from "@/tests/bench/drain";

const KILOBYTE = 1024;

/** A process that does nothing but stream histories to nowhere, so that what it holds is what streaming takes. */
process.on("message", (accountId: string) => {
  void streamHistory({ accountId, format: "csv" })
    .then(drain)
    .then(() => process.send?.(process.resourceUsage().maxRSS * KILOBYTE));
});
