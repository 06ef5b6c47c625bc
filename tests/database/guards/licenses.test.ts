import { beforeAll, expect, test } from "vitest";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { offerTransfer } from "@/lib/features/key-transfers/offer/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { createCast } from "@/tests/support/cast";
import { forgedCopy } from "@/tests/support/forged-rows";
import { bind, createHolder, PORT14 } from "@/tests/support/licenses";
import { divide, issueKeyOf } from "@/tests/support/project-keys";

// What the database itself refuses in projects and on devices, whoever asks: its rules, broken one by one.

beforeAll(async () => {
  const holder = await createHolder({ [PORT14]: 20 });
  const { partner, projectId } = holder;
  await bind(holder, { quantity: 3 });
  await bind(holder, { quantity: 2 });
  await divide(partner, { projectId, article: PORT14, amounts: "7" });
  const { id: keyId } = await db.activationKey.findFirstOrThrow({ where: { projectId } });
  await db.lotAllocation.updateMany({ where: { activationKeyId: keyId }, data: { releasedAt: 1n } });
  const { partner: other } = await createCast();
  await offerTransfer(partner, { projectId, keyId, recipient: other.organizationName });
  await addKeys(partner, { projectId, activationKeys: [await issueKeyOf(holder, "5")] });
});

const movement = (columns: string, values: string) => `
  INSERT INTO movements (at, kind, source, ${columns}) VALUES (0, 'forged', 'token', ${values})`;

test.each([
  ["project_lots_amount_positive", forgedCopy("project_lots", { amount: 0, left_amount: 0 })],
  ["project_lots_left_within_amount", "UPDATE project_lots SET left_amount = amount + 1"],
  ["project_lots_left_within_amount", "UPDATE project_lots SET left_amount = -1"],
  ["project_lots_one_per_key", forgedCopy("project_lots", { added_at: 7 })],
  ["project_lots_one_per_key", forgedCopy("project_lots", {}, "article_number IS NULL")],
  ["lot_allocations_amount_positive", forgedCopy("lot_allocations", { amount: 0 })],
  [
    "lot_allocations_one_taker",
    forgedCopy("lot_allocations", { activation_key_id: null, license_key_id: null }),
  ],
  ["license_keys_kind_known", "UPDATE license_keys SET kind = 'rented'"],
  ["license_keys_state_known", "UPDATE license_keys SET state = 'lost', ended_at = 1"],
  ["license_keys_quantity_positive", "UPDATE license_keys SET quantity = 0"],
  ["license_keys_ended_when", "UPDATE license_keys SET state = 'revoked'"],
  ["license_keys_ended_when", "UPDATE license_keys SET ended_at = 1"],
  ["license_keys_owned", "UPDATE license_keys SET organization_id = NULL, project_id = NULL"],
  ["license_keys_key_content_key", "UPDATE license_keys SET key_content = 'the same'"],
  [
    "license_keys_moved_from_id_key",
    "UPDATE license_keys SET moved_from_id = (SELECT id FROM license_keys LIMIT 1)",
  ],
  ["key_transfers_state_known", "UPDATE key_transfers SET state = 'lost', closed_at = 1"],
  ["key_transfers_closed_when", "UPDATE key_transfers SET state = 'accepted'"],
  ["key_transfers_closed_when", "UPDATE key_transfers SET closed_at = 1"],
  ["key_transfers_to_another", "UPDATE key_transfers SET to_organization_id = from_organization_id"],
  ["key_transfers_one_open", forgedCopy("key_transfers", {})],
  ["movements_amount_positive", movement("amount, from_place, to_place", "0, 'key', 'project'")],
  ["movements_places_known", movement("amount, from_place, to_place", "1, 'nowhere', 'project'")],
  ["movements_places_known", movement("amount, from_place, to_place", "1, 'key', 'issued'")],
  [
    "projects_name_differs",
    `INSERT INTO projects (id, organization_id, name, created_at)
      SELECT gen_random_uuid(), organization_id, 'default', 0 FROM projects LIMIT 1`,
  ],
])("a rule of the tables holds: %s", async (constraint, statement) => {
  await expect(pool().query(statement)).rejects.toMatchObject({ constraint });
});

test.each([
  ["UPDATE movements SET amount = amount", /appended and never changed/],
  ["DELETE FROM movements", /appended and never changed/],
  ["TRUNCATE movements", /appended and never changed/],
  ["UPDATE project_lots SET amount = amount + 1", /never edited/],
  ["UPDATE project_lots SET project_id = gen_random_uuid()", /never edited/],
  ["DELETE FROM project_lots", /never removed/],
  ["UPDATE lot_allocations SET amount = amount + 1", /never edited/],
  ["UPDATE lot_allocations SET lot_id = gen_random_uuid()", /never edited/],
  ["DELETE FROM lot_allocations", /never removed/],
  ["UPDATE lot_allocations SET released_at = NULL", /what became of them stays/],
  ["UPDATE lot_allocations SET released_at = released_at + 1", /what became of them stays/],
  ["TRUNCATE lot_allocations", /appended and never changed/],
  ["TRUNCATE project_lots CASCADE", /appended and never changed/],
])("what was moved stays told: %s", async (statement, said) => {
  await expect(pool().query(statement)).rejects.toThrow(said);
});
