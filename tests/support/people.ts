import { PERMISSIONS, type Permission } from "@/lib/domain/organizations/permissions";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { db } from "@/lib/platform/db/client";

/** A password that is good enough, and the hash all people of the tests share: hashing is slow on purpose. */
export const PASSWORD = "correct horse battery staple";
let passwordHash: Promise<string> | undefined;

export type TestPerson = Readonly<{ id: string; email: string; name: string; organizationId: string }>;

let count = 0;

/** A person with `PASSWORD` in a new partner, or in a given organization. */
export async function createPerson(
  given: Readonly<{
    organizationId?: string;
    permissions?: readonly Permission[];
    hasPassword?: boolean;
    isConfirmed?: boolean;
  }> = {},
): Promise<TestPerson> {
  count += 1;
  const organizationId = given.organizationId ?? (await createPartner());
  const person = await db.user.create({
    data: {
      email: `person${count}@people.example`,
      name: `Robin ${count}`,
      passwordHash: given.hasPassword === false ? null : await (passwordHash ??= hashPassword(PASSWORD)),
      ...(given.isConfirmed === false && { confirmedAt: null }),
      memberships: { create: { organizationId, permissions: [...(given.permissions ?? PERMISSIONS)] } },
    },
  });
  return { id: person.id, email: person.email, name: person.name, organizationId };
}

/** A new partner without people. */
export async function createPartner(name = `Partner ${(count += 1)}`): Promise<string> {
  const { id } = await db.organization.create({ data: { kind: "partner", name } });
  return id;
}
