import { describe, expect, test } from "vitest";
import { foundVendor } from "@/lib/features/organizations/mutations";
import { foundVendorSchema } from "@/lib/features/organizations/schema";
import { setPasswordByLink } from "@/lib/features/people/mutations";
import { checkCredentials } from "@/lib/platform/auth/credentials";
import { db } from "@/lib/platform/db/client";
import { createPerson } from "@/tests/support/people";

const founder = foundVendorSchema.parse({
  email: " Vera@Vendor.example ",
  name: "Vera",
  organization: "Vendor Inc.",
});
const NEW = "a river of seventeen geese";

describe("the first vendor", () => {
  test("is founded once, with a link to set the password", async () => {
    const taken = await createPerson();
    await expect(foundVendor({ ...founder, email: taken.email })).rejects.toMatchObject({
      code: "email_taken",
    });

    const attempts = await Promise.allSettled([
      foundVendor(founder),
      foundVendor({ ...founder, email: "b@b.example" }),
    ]);
    expect(attempts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await db.organization.count({ where: { kind: "vendor" } })).toBe(1);
  });

  test("gets another link as long as no password is set, and nobody else does", async () => {
    const first = await db.user.findFirstOrThrow({
      where: { memberships: { some: { organization: { kind: "vendor" } } } },
      include: { memberships: true },
    });
    const link = await foundVendor({ ...founder, email: first.email });
    await expect(foundVendor({ ...founder, email: "c@c.example" })).rejects.toMatchObject({
      code: "vendor_exists",
      details: { name: "Vendor Inc." },
    });
    await setPasswordByLink({ link, newPassword: NEW });
    await expect(foundVendor({ ...founder, email: first.email })).rejects.toMatchObject({
      code: "vendor_exists",
    });
    const signedIn = await checkCredentials({ email: first.email, password: NEW, address: "192.0.2.1" });
    expect(signedIn.userId).toBe(first.id);
    expect(first.memberships[0]?.permissions).toContain("members");
  });
});
