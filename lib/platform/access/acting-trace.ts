import { isRefusal } from "@/lib/domain/refusal";
import { appendAudit } from "@/lib/platform/access/audit";
import type { Scope } from "@/lib/platform/access/scope";
import { askedPath } from "@/lib/platform/access/sign-in-path";
import { db } from "@/lib/platform/db/client";

/** A form that somebody sent: what it writes, and what was typed into it. */
export type TracedForm<Answer> = Readonly<{
  values: Readonly<Record<string, string>>;
  write: () => Promise<Answer>;
}>;

/** Fields whose content must not lie in the trail: with a key somebody else could charge an account. */
const SECRET = /key|code|token|secret|password|link/i;
const LONGEST_VALUE = 120;

/**
 * Does the write of a form. While vendor staff act for others, the audit trail says so before anything is written, so
 * that no crash can leave a write without a trace; a refusal is noted behind it.
 */
export async function withTrace<Answer>(
  scope: Scope,
  { values, write }: TracedForm<Answer>,
): Promise<Answer> {
  if (scope.actingId === undefined) return write();
  const subject = await askedPath();
  await appendAudit(db, scope, { action: "acting.form", subject, details: { fields: readable(values) } });
  try {
    return await write();
  } catch (thrown) {
    if (isRefusal(thrown))
      await appendAudit(db, scope, { action: "acting.refused", subject, details: { code: thrown.code } });
    throw thrown;
  }
}

const readable = (values: TracedForm<never>["values"]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      SECRET.test(name) ? "…" : value.slice(0, LONGEST_VALUE),
    ]),
  );
