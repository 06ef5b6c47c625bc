import { rentalOrderMail } from "@/emails/rental-order-mail";
import type { OrderNews } from "@/emails/rental-order-words";
import { renderMail } from "@/emails/render-mail";
import { DEFAULT_LOCALE, isLocale } from "@/lib/domain/display/locale";
import { type NewMail, storeMails } from "@/lib/features/mails/mutations";
import { type RentalOrder, requireRentalOrder } from "@/lib/features/rental-orders/data";
import type { Scope } from "@/lib/platform/access/scope";
import type { Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";

type Side = "vendor" | "organization";
type Person = Readonly<{ name: string; email: string; locale: string | null }>;

/**
 * Tells of what just became of an order, each in their own language: the vendor's people with `licenses` of a new one,
 * the organization's people with `rental` of the shipment, and whoever did not do it of a cancellation.
 */
export async function mailOrder(tx: Transaction, scope: Scope, orderId: string): Promise<void> {
  const order = await requireRentalOrder(scope, orderId, tx);
  const told = toldOf(order, scope);
  const people = await tx.user.findMany({
    where: { removedAt: null, memberships: { some: lookingAfter(order, told) } },
    select: { name: true, email: true, locale: true },
    orderBy: { id: "asc" },
  });
  await storeMails(tx, await Promise.all(people.map((person) => mailFor(order, told, person))));
}

function toldOf({ state }: RentalOrder, { organizationKind }: Scope): Side {
  if (state === "cancelled") return organizationKind === "vendor" ? "organization" : "vendor";
  return state === "open" ? "vendor" : "organization";
}

const lookingAfter = ({ organization }: RentalOrder, told: Side): Prisma.MembershipWhereInput =>
  told === "vendor"
    ? { organization: { kind: "vendor" }, permissions: { has: "licenses" }, limited: false }
    : { organizationId: organization.id, permissions: { has: "rental" }, limited: false };

const NEWS = {
  open: "placed",
  shipped: "shipped",
  cancelled: "cancelled",
} as const satisfies Record<RentalOrder["state"], OrderNews>;

async function mailFor(order: RentalOrder, told: Side, { name, email, locale }: Person): Promise<NewMail> {
  const { id, organization, state, closeReason: reason, ...facts } = order;
  const path = told === "vendor" ? `device-orders/${id}` : "rental-orders";
  const rendered = await renderMail(
    rentalOrderMail({
      ...facts,
      reason,
      locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
      news: NEWS[state],
      personName: name,
      organizationName: organization.name,
      url: `${env().PORTAL_URL}/${path}`,
    }),
  );
  return { ...rendered, kind: "rental-order", recipients: [email], organizationId: organization.id };
}
