import { promotionMail } from "@/emails/promotion-mail";
import { renderMail } from "@/emails/render-mail";
import { DEFAULT_LOCALE, isLocale } from "@/lib/domain/display/locale";
import { storeMails } from "@/lib/features/mails/mutations";
import type { PromotionRecord } from "@/lib/features/promotions/data";
import type { Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";

/** Tells the vendor's staff of a request, and everything else to the partner's people with `rental`. */
export async function mailPromotion(tx: Transaction, promotion: PromotionRecord): Promise<void> {
  const { state, partner, systemName, endsAt, reason, organizationId } = promotion;
  const isRequest = state === "requested";
  const membership = isRequest
    ? { organization: { kind: "vendor" }, permissions: { has: "contracts" }, limited: false }
    : { organizationId, permissions: { has: "rental" }, limited: false };
  const people = await tx.user.findMany({
    where: { removedAt: null, memberships: { some: membership } },
    select: { name: true, email: true, locale: true },
    orderBy: { id: "asc" },
  });
  const url = `${env().PORTAL_URL}/promotions`;
  const mails = people.map(async ({ name, email, locale }) => {
    const reader = { locale: isLocale(locale) ? locale : DEFAULT_LOCALE, personName: name };
    const rendered = await renderMail(
      promotionMail({ ...reader, state, partner, systemName, endsAt, reason, url }),
    );
    return { ...rendered, kind: "promotion" as const, recipients: [email], organizationId };
  });
  await storeMails(tx, await Promise.all(mails));
}
