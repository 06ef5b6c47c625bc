import { db } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/access/scope";

/** A customer a partner serves. */
export type Customer = Readonly<{ id: string; name: string }>;

/** The customers one may create accounts for: a partner's own. */
export const listCustomers = (scope: Scope): Promise<Customer[]> =>
  db.organization.findMany({
    where: {
      kind: "customer",
      ...(scope.organizationKind === "vendor" ? {} : { partnerId: scope.organizationId }),
    },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
