import { expect, test } from "vitest";
import { organizationAnswer } from "@/app/api/v1/organizations/[id]/organization-answer";
import { instant } from "@/lib/domain/instant";
import { startActing } from "@/lib/features/acting/mutations";
import { listAudit } from "@/lib/features/audit/data";
import { writeAudit } from "@/lib/features/audit/mutations";
import { auditListSchema } from "@/lib/features/audit/schema";
import { getOrganizationView, listOrganizations } from "@/lib/features/organization-views/data";
import { getHoldings } from "@/lib/features/organization-views/holdings/data";
import { organizationViewSchema } from "@/lib/features/organization-views/holdings/schema";
import { organizationListSchema } from "@/lib/features/organization-views/schema";
import { mintScope } from "@/lib/platform/access/mint-scope";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { addPieces, bind, createHolder, PORT14 } from "@/tests/support/licenses";
import { openRental } from "@/tests/support/rental";

await freezeClock();
const holder = await createHolder({ [PORT14]: 100 });
const { vendor, partner, customer } = holder;

const list = (filter: object) => listOrganizations(vendor, organizationListSchema.parse(filter));
const trail = (filter: object = {}) => listAudit(vendor, auditListSchema.parse(filter));

test("an organization's whole picture is what its people would see", async () => {
  await addPieces(holder, PORT14, 20);
  await bind(holder, { quantity: 37, serial: "00-90-33-46-0A-F2" as never });
  const { balances, licenseKeys, keys } = await getHoldings(vendor, partner.organizationId);
  expect(balances).toMatchObject([
    { project: "DEFAULT", articleName: "PBX-Port14", balance: { loaded: 120n, used: 37n, left: 83n } },
  ]);
  expect(licenseKeys).toMatchObject([{ serial: "00-90-33-46-0A-F2", quantity: 37, state: "active" }]);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatchObject({ isOwn: false, state: "used", project: "DEFAULT" });
  const view = await getOrganizationView(vendor, partner.organizationId);
  expect(view).toMatchObject({ name: partner.organizationName, kind: "partner", projects: 1 });
  expect(view?.members.map(({ id }) => id)).toEqual([partner.userId]);
  const answer = organizationAnswer(view!, await getHoldings(vendor, partner.organizationId));
  expect(organizationViewSchema.parse(answer)).toMatchObject({
    people: [{ name: partner.personName, limited: false }],
    balances: [{ name: "PBX-Port14", loaded: "120", used: "37", inOwnActivations: "0", left: "83" }],
    activationKeys: [{ own: false }, { own: false }],
  });
});

test("accounts stand with the customer and with the partner; an empty project is not left out", async () => {
  const rental = await openRental();
  for (const { organizationId } of [rental.partner, rental.customer]) {
    const { accounts, balances } = await getHoldings(rental.vendor, organizationId);
    expect(accounts.map(({ id }) => id)).toEqual([rental.accountId]);
    expect(balances).toMatchObject([{ project: "DEFAULT", balance: null }]);
  }
});

test("organizations are found by name and kind, and only by the vendor", async () => {
  const found = await list({ search: customer.organizationName.toUpperCase(), kind: "customer" });
  expect(found.organizations.map(({ id }) => id)).toContain(customer.organizationId);
  expect(found.organizations[0]?.partner?.id).toBeDefined();
  expect((await list({ search: customer.organizationName, kind: "vendor" })).total).toBe(0);
  for (const scope of [partner, customer]) {
    const refused = { code: "organization_kind_wrong" };
    await expect(listOrganizations(scope, organizationListSchema.parse({}))).rejects.toMatchObject(refused);
    await expect(getOrganizationView(scope, scope.organizationId)).rejects.toMatchObject(refused);
    await expect(getHoldings(scope, scope.organizationId)).rejects.toMatchObject(refused);
    await expect(listAudit(scope, auditListSchema.parse({}))).rejects.toMatchObject(refused);
  }
});

const actions = async (filter: object) =>
  (await listAudit(vendor, { ...auditListSchema.parse({}), ...filter })).entries.map(({ action }) => action);

test("the trail is filtered by organization, person and time", async () => {
  const [clock] = await db.$queryRaw<{ now: bigint }[]>`SELECT portal_now() AS now`;
  const begin = instant(clock?.now ?? 0n);
  await writeAudit(db, partner, { action: "test.one", subject: "100 % sure" });
  await advanceClock(60n);
  await writeAudit(db, customer, { action: "test.two", details: { what: "this" } });
  expect((await actions({ from: begin })).slice(0, 2)).toEqual(["test.two", "test.one"]);
  expect(await actions({ from: instant(begin + 60n) })).toEqual(["test.two"]);
  expect(await actions({ from: begin, to: instant(begin + 60n) })).toEqual(["test.one"]);
  expect(await actions({ organizationId: customer.organizationId })).toEqual(["test.two"]);
  expect(await actions({ organization: partner.organizationName, from: begin })).toEqual(["test.one"]);
  expect(await actions({ person: customer.personName, from: begin })).toEqual(["test.two"]);
  expect(await actions({ person: "100%" })).toEqual([]);
});

test("what was done on behalf of an organization tells why", async () => {
  const session = mintScope({ ...vendor, via: "session" });
  await startActing(session, { organizationId: partner.organizationId, reason: "Ticket 4711" });
  const { entries } = await trail({ organizationId: partner.organizationId });
  expect(entries[0]).toMatchObject({
    action: "acting.started",
    person: vendor.personName,
    organization: { id: partner.organizationId },
  });
  expect(JSON.stringify([entries[0]?.acting, entries[0]?.details])).toContain("Ticket 4711");
});
