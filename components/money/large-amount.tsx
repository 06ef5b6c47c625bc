import type { FineAmount } from "@/lib/domain/display/amount";

/** The page's one number: two decimals large, the further digits faint. */
export function LargeAmount({ shown, fine }: FineAmount) {
  return (
    <>
      <span className="text-4xl leading-[1.15] font-[640] tracking-[-0.025em]">{shown}</span>
      <span className="text-[1.375rem] font-medium tracking-[-0.02em] text-faint">{fine}</span>
      <span className="ms-1.5 text-[0.9375rem] font-medium text-muted">iSC</span>
    </>
  );
}
