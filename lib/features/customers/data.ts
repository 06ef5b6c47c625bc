import { db } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/access/scope";

/** A customer a partner serves. */
export type Customer = Readonly<{ id: string; name: string }>;

/** The customers one may create accounts for: a partner's own; none for those who are limited to projects. */
export async function listCustomers(scope: Scope): Promise<Customer[]> {
  if (scope.limitedTo) return [];
  const isVendor = scope.organizationKind === "vendor";
  return db.organization.findMany({
    where: { kind: "customer", ...(!isVendor && { partnerId: scope.organizationId }) },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

/** The customer of this name among those a partner serves, or null. */
export const findCustomer = (scope: Scope, name: string): Promise<Customer | null> =>
  db.organization.findFirst({
    where: { kind: "customer", partnerId: scope.organizationId, name },
    select: { id: true, name: true },
  });
