import { PERMISSIONS, type Permission } from "@/lib/domain/organizations/permissions";
import { mintScope, mintSelf } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import type { Self } from "@/lib/platform/access/self";
import { db } from "@/lib/platform/db/client";
import { agreeOnRental } from "@/tests/support/agreed-contracts";

type Kind = "vendor" | "partner" | "customer";

/** The people of a test: one of the vendor, one of a partner, one of that partner's customer. They may do everything. */
export type Cast = Readonly<Record<Kind, Scope>>;

let count = 0;

/**
 * A new partner with a customer, beside the one vendor there can be. The partner's contracts let both rent, on premises
 * and in the cloud, unless a test begins without.
 */
export async function createCast({ withContracts = true } = {}): Promise<Cast> {
  const vendor = await vendorScope();
  const partner = await createScope("partner", null);
  if (withContracts) await agreeOnRental(partner.organizationId);
  const customer = await createScope("customer", partner.organizationId);
  return { vendor, partner, customer };
}

/** A person as themselves, whatever they belong to. */
export const selfOf = (person: Readonly<{ id: string; name: string; email: string }>): Self =>
  mintSelf({
    userId: person.id,
    sessionId: person.id,
    name: person.name,
    email: person.email,
    via: "session",
    address: "192.0.2.9",
  });

/** The same person with fewer rights. */
export const limited = (
  scope: Scope,
  limits: Readonly<{ permissions?: readonly Permission[]; access?: "read" | "write" }>,
): Scope =>
  mintScope({
    ...scope,
    ...limits,
    permissions: limits.permissions ? new Set(limits.permissions) : scope.permissions,
  });

async function vendorScope(): Promise<Scope> {
  const existing = await db.organization.findFirst({ where: { kind: "vendor" } });
  return existing ? personOf({ ...existing, kind: "vendor" }) : createScope("vendor", null);
}

async function createScope(kind: Kind, partnerId: string | null): Promise<Scope> {
  count += 1;
  const { id, name } = await db.organization.create({
    data: { kind, name: `${kind} ${count}`, partnerId },
    select: { id: true, name: true },
  });
  return personOf({ id, name, kind });
}

async function personOf({
  id,
  name,
  kind,
}: Readonly<{ id: string; name: string; kind: Kind }>): Promise<Scope> {
  count += 1;
  const person = await db.user.create({
    data: {
      email: `person-${count}-${id.slice(-6)}@test.example`,
      name: `Person ${count}`,
      memberships: { create: { organizationId: id, permissions: [...PERMISSIONS] } },
    },
  });
  return mintScope({
    userId: person.id,
    personName: person.name,
    organizationId: id,
    organizationName: name,
    organizationKind: kind,
    permissions: new Set(PERMISSIONS),
    access: "write",
    via: "token",
  });
}
