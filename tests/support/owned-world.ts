import { parseSerial } from "@/lib/domain/hardware/serial";
import { createEnrollmentCode } from "@/lib/features/device-enrollments/mutations";
import { invite } from "@/lib/features/invitations/mutations";
import { offerTransfer } from "@/lib/features/key-transfers/offer/mutations";
import { requestPromotion } from "@/lib/features/promotions/mutations";
import { runReloads } from "@/lib/features/reload-runs/mutations";
import { createTestLicense } from "@/lib/features/test-licenses/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { type Cast, createCast } from "@/tests/support/cast";
import { agreed } from "@/tests/support/contracts";
import { bind, createHolder, type Holder, PORT14 } from "@/tests/support/licenses";
import { createPerson } from "@/tests/support/people";
import { divide } from "@/tests/support/project-keys";
import { openReloadable, switchOn } from "@/tests/support/reloads";
import { newSerial, type Rental } from "@/tests/support/rental";
import { ensureModels, listedDevices } from "@/tests/support/rental-devices";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

/** Stands in every name that strangers must not come across. */
export const OWNED = "Owned-4711";

/** Ids and serials by what they are. */
type Things = Readonly<Record<string, string>>;

/** A partner and its customer with one of everything, and people who have nothing to do with it. */
export type OwnedWorld = Readonly<{
  cast: Cast;
  /** What the partner and the customer see. */
  shared: Things;
  /** What the partner alone sees. */
  partners: Things;
  /** Another partner, its customer, and another customer of the same partner, each with a place of their own. */
  strangers: Readonly<Record<"partner" | "customer" | "sibling", Scope>>;
}>;

/** Builds all of it; the names that can be told apart hold `OWNED`. */
export async function createOwnedWorld(): Promise<OwnedWorld> {
  const holder = await createHolder({ [PORT14]: 20 });
  const rental = await openReloadable(2, holder);
  const stranger = await createCast();
  const shared = { ...(await fillAccount(rental)), ...(await addPeople(holder)) };
  const partners = { ...(await fillProject(holder, stranger.vendor)), ...(await fillOffice(rental)) };
  await nameAll(rental, holder.projectId);
  const { partner, customer } = stranger;
  return {
    cast: holder,
    shared,
    partners,
    strangers: { partner, customer, sibling: await siblingOf(holder) },
  };
}

async function fillAccount(rental: Rental): Promise<Things> {
  const { accountId, serial } = rental;
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await runReloads();
  await ensureModels(rental);
  await agreed({ vendor: rental.vendor, by: rental.partner }, "hardware_rental");
  const [device = ""] = await listedDevices(rental);
  const reload = await db.reload.findFirstOrThrow({ where: { accountId } });
  const code = await db.provisioningCode.findFirstOrThrow({ where: { accountId } });
  return { account: accountId, pbx: serial, device, reload: reload.id, provisioningCode: code.id };
}

/** The customer's people, whom its partner looks after too. */
async function addPeople({ partner, customer: { organizationId } }: Cast): Promise<Things> {
  const member = await createPerson({ organizationId });
  const { id: invitation } = await invite(partner, {
    organizationId,
    email: `guest-${organizationId.slice(-6)}@owned.example`,
    permissions: ["view"],
    limited: false,
    projectIds: [],
    locale: "en",
  });
  return { member: member.id, invitation };
}

async function fillProject(holder: Holder, recipient: Scope): Promise<Things> {
  const { partner, projectId } = holder;
  const [boundTo, tested] = [newSerial(), newSerial()];
  await bind(holder, { serial: boundTo, quantity: 2 });
  await createTestLicense(partner, {
    projectId,
    serial: parseSerial(tested),
    version: "14",
    slave: false,
    pbxLicenses: 10,
  });
  await divide(partner, { projectId, article: PORT14, amounts: "3" });
  const own = await db.activationKey.findFirstOrThrow({ where: { projectId } });
  const key = await db.licenseKey.findFirstOrThrow({ where: { projectId } });
  const offer = { projectId, keyId: own.id, recipient: recipient.organizationName };
  const { id: transfer } = await offerTransfer(partner, offer);
  return { project: projectId, ownActivation: own.id, licenseKey: key.id, boundTo, tested, transfer };
}

async function fillOffice({ partner, accountId, serial }: Rental): Promise<Things> {
  const { organizationId } = partner;
  const promotion = await requestPromotion(partner, { accountId, systemName: "Headquarters", note: "" });
  await createEnrollmentCode(partner, { serial: parseSerial(serial), lifetime: "quarter_hour" });
  const where = { organizationId };
  const [invoice, order, contract, enrollment] = await Promise.all([
    db.invoice.findFirstOrThrow({ where: { partnerId: organizationId } }),
    db.rentalOrder.findFirstOrThrow({ where }),
    db.contract.findFirstOrThrow({ where }),
    db.deviceEnrollmentCode.findFirstOrThrow({ where }),
  ]);
  const ids = { invoice: invoice.id, order: order.id, contract: contract.id, enrollment: enrollment.id };
  return { ...ids, promotion: promotion.id };
}

async function nameAll({ accountId, customer }: Rental, projectId: string): Promise<void> {
  await db.account.update({ where: { id: accountId }, data: { name: `${OWNED}.example` } });
  await db.pbx.updateMany({ where: { accountId }, data: { name: `${OWNED} PBX` } });
  await db.project.update({ where: { id: projectId }, data: { name: `${OWNED} project` } });
  const name = `${OWNED} customer`;
  await db.organization.update({ where: { id: customer.organizationId }, data: { name } });
}

/** Another customer of the same partner. */
async function siblingOf({ partner }: Cast): Promise<Scope> {
  const { customer } = await createCast();
  const data = { partnerId: partner.organizationId };
  await db.organization.update({ where: { id: customer.organizationId }, data });
  return customer;
}

type Rows = Readonly<{ name: string; rows: bigint; digest: string }>;

/** What stands in every table of the partner, its customer, their account and project: another text for any change. */
export async function rowsOfOwners({ cast, shared, partners }: OwnedWorld): Promise<Rows[]> {
  const { partner, customer } = cast;
  const owners = [partner.organizationId, customer.organizationId, shared.account, partners.project];
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.udt_name = 'uuid'
      AND c.column_name IN ('organization_id', 'partner_id', 'customer_id', 'account_id', 'project_id')`;
  const parts = columns.map(
    ({ table, column }) => `SELECT '${table} ${column}' AS name, count(*) AS rows,
      md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) AS digest
      FROM ${table} t WHERE t.${column} = ANY($1::uuid[])`,
  );
  return db.$queryRawUnsafe<Rows[]>(`${parts.join(" UNION ALL ")} ORDER BY name`, owners);
}
