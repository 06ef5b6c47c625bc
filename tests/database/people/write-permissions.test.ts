import { expect, test } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import { type OrganizationKind, PERMISSIONS, type Permission } from "@/lib/domain/organizations/permissions";
import { isRefusal } from "@/lib/domain/refusal";
import type { Operation } from "@/lib/platform/api/operation";
import type { Scope } from "@/lib/platform/access/scope";
import { createCast, limited } from "@/tests/support/cast";
import { parametersOf } from "@/tests/support/operations";

const cast = await createCast();
const ID = "01990b5a-7c00-7000-8000-00000000ffff";

/** The code by which an operation refuses its own example; another word where it goes further than that. */
async function codeOf(operation: Operation, scope: Scope): Promise<string> {
  const values: Readonly<Record<string, string>> = { serial: "00-90-33-00-00-01", number: "02" };
  const params = parametersOf(operation).map((name) => [name, values[name] ?? ID]);
  try {
    await operation.run({
      scope,
      params: Object.fromEntries(params),
      query: {},
      readBody: async () => operation.body?.example,
      reference: undefined,
    });
    return "done";
  } catch (error) {
    return isRefusal(error) ? error.code : `broken: ${String(error)}`;
  }
}

const KINDS = ["vendor", "partner", "customer"] as const;

/** The permissions with any of which an operation goes further, in one kind of organization. */
async function neededBy(operation: Operation, kind: OrganizationKind): Promise<readonly Permission[]> {
  const needed: Permission[] = [];
  for (const permission of PERMISSIONS) {
    const code = await codeOf(operation, limited(cast[kind], { permissions: ["view", permission] }));
    if (code !== "permission_missing" && code !== "organization_kind_wrong") needed.push(permission);
  }
  return needed;
}

/** Who may use an operation: the permission it takes in each kind of organization. */
async function whoMay(operation: Operation): Promise<string> {
  const parts: string[] = [];
  for (const kind of KINDS) {
    const needed = await neededBy(operation, kind);
    if (needed.length > 0) parts.push(`${kind} with ${needed.join(" or ")}`);
  }
  return parts.join(", ");
}

/** Every write of the API by whom it is for: whoever adds one adds its line here. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  "vendor with rental, partner with rental, customer with rental": [
    "DELETE /accounts/{id}",
    "DELETE /accounts/{id}/devices/{serial}",
    "DELETE /accounts/{id}/pbxs/{serial}",
    "POST /accounts/{id}/charges",
    "POST /accounts/{id}/devices/{serial}/swap",
    "POST /accounts/{id}/pbxs",
    "POST /accounts/{id}/provisioning-codes",
    "POST /accounts/{id}/provisioning-codes/{codeId}/end",
    "PUT /accounts/{id}/devices/configuration",
    "PUT /accounts/{id}/pbxs/{serial}/configuration",
  ],
  "partner with contracts, customer with contracts": [
    "POST /contracts",
    "POST /contracts/{contractId}/discard",
    "POST /contracts/{contractId}/submission",
  ],
  "vendor with contracts": [
    "POST /billing/isc-prices",
    "POST /contracts/{contractId}/approval",
    "POST /contracts/{contractId}/end",
    "POST /contracts/{contractId}/rejection",
    "POST /invoices/{invoiceId}/credit-note",
    "POST /promotions/{promotionId}/approval",
    "POST /promotions/{promotionId}/end",
    "POST /promotions/{promotionId}/rejection",
    "PUT /billing/seller",
    "PUT /retention",
  ],
  "partner with rental": [
    "POST /accounts",
    "POST /customers",
    "POST /promotions",
    "PUT /accounts/{id}/reloading",
  ],
  "partner with rental, customer with rental": ["POST /accounts/{id}/reloading/off", "POST /rental-orders"],
  "vendor with rental": [
    "POST /reloads/{reloadId}/attempt",
    "PUT /accounts/{id}/reloading/stop",
    "PUT /reloads/stop",
  ],
  "partner with contracts": ["PUT /billing/address"],
  "vendor with licenses, partner with licenses, customer with licenses": [
    "POST /projects",
    "POST /projects/{projectId}/activation-keys",
    "POST /projects/{projectId}/hardware-licenses",
    "POST /projects/{projectId}/license-keys",
    "POST /projects/{projectId}/license-moves",
    "POST /projects/{projectId}/license-returns",
    "POST /projects/{projectId}/own-activations",
    "POST /projects/{projectId}/own-activations/{keyId}/cancellation",
    "POST /projects/{projectId}/own-activations/{keyId}/transfer",
    "POST /projects/{projectId}/test-licenses",
    "POST /transfers/{transferId}/acceptance",
    "POST /transfers/{transferId}/decline",
    "POST /transfers/{transferId}/withdrawal",
    "PUT /projects/{projectId}",
  ],
  "vendor with members, partner with members, customer with members": [
    "POST /invitations",
    "POST /invitations/{id}/withdrawal",
    "POST /members/{userId}/removal",
    "PUT /members/{userId}",
  ],
  "vendor with licenses": [
    "POST /activation-keys",
    "POST /activation-keys/batches",
    "POST /activation-keys/{id}/cancellation",
    "POST /articles",
    "POST /device-alarms/{id}/acknowledgement",
    "POST /device-certificates",
    "POST /device-certificates/{authorityId}/{number}/revocation",
    "POST /license-keys/{id}/revocation",
    "POST /pre-assignments",
    "POST /price-list-drafts",
    "POST /price-list-drafts/{draftId}/discard",
    "POST /price-list-drafts/{draftId}/publication",
    "POST /price-lists",
    "POST /rental-orders/{orderId}/shipment",
    "PUT /articles/{number}",
    "PUT /articles/{number}/included-licenses",
    "PUT /price-list-drafts/{draftId}",
  ],
  "vendor with licenses, partner with rental, customer with rental": [
    "POST /rental-orders/{orderId}/cancellation",
  ],
  "vendor with licenses, partner with licenses": [
    "POST /enrollment-codes",
    "POST /enrollment-codes/{id}/withdrawal",
  ],
};

const nameOf = ({ method, path }: Operation): string => `${method} ${path.replace("/api/v1", "")}`;
/** The paper of a key that whoever asks holds whole: nothing is written. */
const writing = OPERATIONS.filter(({ method, path }) => method !== "GET" && !path.endsWith("/certificates"));

test("each write takes one permission, and is for some kinds of organizations", async () => {
  const found: Record<string, string[]> = {};
  for (const operation of writing) (found[await whoMay(operation)] ??= []).push(nameOf(operation));
  const sorted = Object.entries(found).map(([who, names]) => [who, names.toSorted()]);
  expect(Object.fromEntries(sorted)).toEqual(WRITES);
});

test.each(writing.map((operation) => [nameOf(operation), operation] as const))(
  "%s: not by a token that may only read",
  async (_name, operation) => {
    const codes = await Promise.all(
      KINDS.map((kind) => codeOf(operation, limited(cast[kind], { access: "read" }))),
    );
    expect(codes).toContain("token_read_only");
    for (const code of codes) expect(["token_read_only", "organization_kind_wrong"]).toContain(code);
  },
);
