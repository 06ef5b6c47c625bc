import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { type Cast, createCast } from "@/tests/support/cast";
import { db } from "@/lib/platform/db/client";
import { issueKey, newSerial, openRental, PORT, type Rental } from "@/tests/support/rental";

let api: RunningApi;
let rental: Rental;
let stranger: Cast;

beforeAll(async () => {
  api = await startApi();
  rental = await openRental();
  stranger = await createCast();
});
afterAll(() => api.stop());

const chargeOf = async () => ({ activationKey: (await issueKey(rental, "1")).canonical });

/** Every way into an account. */
async function codesAt(client: ApiClient): Promise<unknown[]> {
  const account = `/accounts/${rental.accountId}`;
  const answers = [
    await client.get(account),
    await client.get(`${account}/history`),
    await client.get(`${account}/history?format=csv`),
    await client.post(`${account}/charges`, await chargeOf()),
    await client.post(`${account}/charges`, { ...(await chargeOf()), dryRun: true }),
    await client.put(`${account}/pbxs/${rental.serial}/configuration`, { lines: [] }),
    await client.post(`${account}/pbxs`, { serial: newSerial(), name: "PBX", scenario: "cloud" }),
  ];
  return answers.map(({ status, body }) => (status === 200 || status === 201 ? status : body.code));
}

describe("what is not one's own does not exist", () => {
  it("another partner and another customer find nothing, wherever they look", async () => {
    for (const scope of [stranger.partner, stranger.customer]) {
      const client = await api.as(scope);
      expect(await codesAt(client)).toEqual(Array.from({ length: 7 }, () => "account_not_found"));
      const { body } = await client.get("/accounts");
      expect(body).toMatchObject({ total: 0, accounts: [] });
    }
  });

  it("the partner, the customer and the vendor find it", async () => {
    for (const scope of [rental.partner, rental.customer, rental.vendor]) {
      const client = await api.as(scope);
      expect(await codesAt(client)).toEqual([200, 200, 200, 200, 200, 200, 201]);
      const { body } = await client.get(`/accounts?search=${rental.serial}`);
      expect(body.accounts.map(({ id }: { id: string }) => id)).toEqual([rental.accountId]);
    }
  });

  it("a customer of another partner cannot be given an account", async () => {
    const client = await api.as(stranger.partner);
    const { status, body } = await client.post("/accounts", {
      customerId: rental.customer.organizationId,
      name: "theirs.example",
    });
    expect([status, body.code]).toEqual([404, "not_found"]);
  });
});

describe("who may do what", () => {
  it("only the vendor writes articles, prices and keys, only partners customers and accounts", async () => {
    const forVendor = [
      ["/articles", { number: "1-1", name: "One", kind: "app", rentable: false }],
      ["/price-lists", { prices: [{ article: PORT, scenario: "cloud", monthlyIsc: "1" }] }],
      ["/activation-keys", { isc: "1" }],
    ] as const;
    const forPartner = [
      ["/customers", { name: "Somebody" }],
      ["/accounts", { customerId: rental.customer.organizationId, name: "x.example" }],
    ] as const;
    for (const [needed, writes, others] of [
      ["vendor", forVendor, [rental.partner, rental.customer]],
      ["partner", forPartner, [rental.vendor, rental.customer]],
    ] as const) {
      for (const scope of others) {
        const client = await api.as(scope);
        for (const [path, sent] of writes) {
          const { status, body } = await client.post(path, sent);
          expect([path, status, body.code, body.details]).toEqual([
            path,
            403,
            "organization_kind_wrong",
            { needed },
          ]);
        }
      }
    }
  });

  it("a token that may only read reads, and no more", async () => {
    const client = await api.as(rental.partner, "read");
    expect(await codesAt(client)).toEqual([
      200,
      200,
      200,
      ...Array.from({ length: 4 }, () => "token_read_only"),
    ]);
    const { body } = await client.post("/customers", { nonsense: true });
    expect(body.code).toBe("token_read_only");
  });

  it("a token carries its person's permissions of this moment", async () => {
    const client = await api.as(rental.customer);
    const { userId, organizationId } = rental.customer;
    const membership = { userId_organizationId: { userId, organizationId } };
    await db.membership.update({ where: membership, data: { permissions: ["view"] } });
    const { status, body } = await client.post(`/accounts/${rental.accountId}/charges`, await chargeOf());
    expect([status, body.code, body.details]).toEqual([403, "permission_missing", { permission: "rental" }]);
    await db.membership.update({ where: membership, data: { permissions: [] } });
    expect((await client.get("/accounts")).body.code).toBe("permission_missing");
    expect((await client.get("/price-lists/current")).body.code).toBe("permission_missing");
    await db.membership.delete({ where: membership });
    expect((await client.get("/accounts")).body.code).toBe("token_revoked");
  });
});
