import type { ContractKind } from "@/lib/domain/contracts/contract";

/** Terms in one language: what they say for all kinds at the beginning and at the end, and for each between. */
export type TermsBook = Readonly<{
  title: (contract: string) => string;
  first: readonly string[];
  kinds: Readonly<Record<ContractKind, readonly string[]>>;
  last: readonly string[];
}>;
