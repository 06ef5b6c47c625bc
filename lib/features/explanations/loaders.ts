import { instantOfLocalTime } from "@/lib/domain/display/local-time";
import type { SearchParam } from "@/lib/domain/display/search-params";
import { type AccountExplanation, requireExplanation } from "@/lib/features/explanations/data";
import { explanationSchema } from "@/lib/features/explanations/schema";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { requireScope } from "@/lib/platform/access/session-gate";

/** A second of an account explained; `isUnderstood` is false where the time asked for is none, and now is told. */
export type LoadedExplanation = AccountExplanation & Readonly<{ isUnderstood: boolean }>;

/** Explains the second that was asked for, as RFC 3339 or as it stands on the reader's clock. */
export async function loadExplanation(
  accountId: string,
  asked: SearchParam,
  timeZone: string,
): Promise<LoadedExplanation> {
  const { id } = await loadAccount(accountId);
  const text = typeof asked === "string" ? asked.trim() : "";
  const at = instantOfLocalTime(text, timeZone) ?? explanationSchema.safeParse({ at: text }).data?.at;
  const explanation = await requireExplanation(await requireScope(), id, at);
  return { ...explanation, isUnderstood: at !== undefined || text === "" };
}
