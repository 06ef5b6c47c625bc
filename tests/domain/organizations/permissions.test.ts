import { describe, expect, it } from "vitest";
import { type Asking, decideMay, isPermission } from "@/lib/domain/organizations/permissions";

const partner: Asking = {
  organizationKind: "partner",
  permissions: new Set(["view", "rental"]),
  access: "write",
};

describe("who may do what", () => {
  it("a permission allows reading and writing", () => {
    expect(decideMay(partner, { permission: "rental", access: "write" })).toBe("allowed");
    expect(decideMay(partner, { permission: "view", access: "read", kinds: ["vendor", "partner"] })).toBe(
      "allowed",
    );
  });

  it("without the permission neither is possible", () => {
    expect(decideMay(partner, { permission: "members", access: "read" })).toBe("permission_missing");
  });

  it("a token that may only read does not write, whatever its user may", () => {
    const reader: Asking = { ...partner, access: "read" };
    expect(decideMay(reader, { permission: "rental", access: "read" })).toBe("allowed");
    expect(decideMay(reader, { permission: "rental", access: "write" })).toBe("token_read_only");
  });

  it("what belongs to the vendor is nothing for a partner with every permission", () => {
    expect(decideMay(partner, { permission: "rental", access: "read", kinds: ["vendor"] })).toBe(
      "organization_kind_wrong",
    );
  });

  it("permissions are known by name", () => {
    expect([isPermission("rental"), isPermission("everything")]).toEqual([true, false]);
  });
});
