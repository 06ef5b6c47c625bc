import type { Locale } from "@/lib/domain/display/locale";
import { isRefusal, type RefusalCode, type RefusalDetails, refusalStatus } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
import { commonRefusal, errorOf, InvalidInput } from "@/lib/platform/api/input-faults";
import type { Problem } from "@/lib/platform/api/problem";
import { brokenSentence, reportBroken } from "@/lib/platform/broken";

const BROKEN = 500;

/** What is answered when something was thrown: what is wrong with the request, or only that we broke. */
export function problemOf(thrown: unknown, locale: Locale): Problem {
  if (isRefusal(thrown)) return refused(thrown, locale);
  if (thrown instanceof InvalidInput) {
    const errors = thrown.faults.map((fault) => errorOf(fault, locale));
    return { ...refused(commonRefusal(thrown.faults) ?? { code: "invalid", details: {} }, locale), errors };
  }
  const reference = reportBroken(thrown, "an API call broke");
  return { status: BROKEN, code: "broken", detail: brokenSentence(reference, locale), reference };
}

type Refused = Readonly<{ code: RefusalCode; details: RefusalDetails }>;

const refused = ({ code, details }: Refused, locale: Locale): Problem => ({
  status: refusalStatus(code),
  code,
  detail: refusalSentence({ code, details }, locale),
  ...(Object.keys(details).length > 0 && { details }),
  headers: headersOf({ code, details }),
});

function headersOf({ code, details }: Refused): Record<string, string> {
  if (code === "rate_limited" || code === "portal_restarting")
    return { "retry-after": String(details.retryAfterSeconds) };
  if (code === "method_not_allowed") return { allow: String(details.allowed) };
  if (code === "body_too_long") return { connection: "close" };
  if (refusalStatus(code) !== 401) return {};
  return { "www-authenticate": code === "token_missing" ? "Bearer" : 'Bearer error="invalid_token"' };
}
