import { hashOfSecret } from "@/lib/platform/auth/secret-token";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** Whose address a link confirms: a new person's, or a further one of somebody known. */
export type LinkedEmail = Readonly<{
  userId: string;
  name: string;
  /** The address the link was sent to. */
  email: string;
  /** The address the person signs in with as yet. */
  presentEmail: string;
  locale: string | null;
  occasion: "sign-up" | "change";
}>;

type Row = Omit<LinkedEmail, "occasion"> & Readonly<{ confirmed: boolean }>;

/** What a link confirms; null when it is unknown, used, expired, or its person was removed or needs it no longer. */
export async function getLinkedEmail(link: string, tx: Transaction = db): Promise<LinkedEmail | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT u.id AS "userId", u.name, l.email, u.email AS "presentEmail", u.locale,
      u.confirmed_at IS NOT NULL AS confirmed
    FROM email_links l JOIN users u ON u.id = l.user_id
    WHERE l.token_hash = ${hashOfSecret(link)} AND l.used_at IS NULL AND l.expires_at > now()
      AND u.removed_at IS NULL AND (u.confirmed_at IS NULL) = (l.email = u.email)`;
  if (!row) return null;
  const { confirmed, ...linked } = row;
  return { ...linked, occasion: confirmed ? "change" : "sign-up" };
}
