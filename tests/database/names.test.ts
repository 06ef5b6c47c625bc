import { expect, test } from "vitest";
import { isRefusal } from "@/lib/domain/refusal";
import { openAccount } from "@/lib/features/accounts/mutations";
import { createArticle } from "@/lib/features/articles/mutations";
import { createCustomer, ensureCustomer } from "@/lib/features/customers/mutations";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { createCast } from "@/tests/support/cast";
import { newSerial, openRental } from "@/tests/support/rental";

/** What ten simultaneous attempts came to: how many went through, and why the others were refused. */
async function tenAtOnce(attempt: () => Promise<unknown>) {
  const results = await Promise.allSettled(Array.from({ length: 10 }, attempt));
  const reasons = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  return {
    done: results.length - reasons.length,
    codes: [...new Set(reasons.map((reason) => (isRefusal(reason) ? reason.code : String(reason))))],
  };
}

const article = (number: string) => ({ number, name: number, kind: "software" as const, version: "" });

test("an article number is given once, also when ten ask at once", async () => {
  const { vendor } = await createCast();
  const input = { ...article("55-00001-001"), rentable: true, perDevice: false };
  expect(await tenAtOnce(() => createArticle(vendor, input))).toEqual({
    done: 1,
    codes: ["article_number_taken"],
  });
  await expect(createArticle(vendor, input)).rejects.toMatchObject({ code: "article_number_taken" });
});

test("a hardware license is never rentable, and only the vendor adds articles", async () => {
  const { vendor, partner } = await createCast();
  const hardware = { ...article("01-00500-123"), rentable: true, perDevice: true };
  expect(() => createArticle(vendor, hardware)).toThrow(/article_not_rentable/);
  expect(await createArticle(vendor, { ...hardware, rentable: false })).toMatchObject({ rentable: false });
  expect(() => createArticle(partner, { ...hardware, rentable: false })).toThrow(/organization_kind_wrong/);
});

test("a partner has each customer's name once, another partner may have it too", async () => {
  const [one, other] = [await createCast(), await createCast()];
  const create = () => createCustomer(one.partner, { name: "Example GmbH" });
  expect(await tenAtOnce(create)).toEqual({ done: 1, codes: ["name_taken"] });
  expect(await createCustomer(other.partner, { name: "Example GmbH" })).toMatchObject({
    name: "Example GmbH",
  });
  expect(() => createCustomer(one.vendor, { name: "Theirs" })).toThrow(/organization_kind_wrong/);
});

test("a partner has each account's name once, for customers of its own alone", async () => {
  const [cast, stranger] = [await createCast(), await createCast()];
  const input = {
    customerId: cast.customer.organizationId,
    name: "pbx.example.com",
    warningEmails: [],
    warningLocale: "en" as const,
  };
  expect(await tenAtOnce(() => openAccount(cast.partner, input))).toEqual({ done: 1, codes: ["name_taken"] });
  await expect(openAccount(stranger.partner, input)).rejects.toMatchObject({ code: "not_found" });
  expect(() => openAccount(cast.customer, input)).toThrow(/organization_kind_wrong/);
});

test("two partners have each a customer of one name, and neither gets the other's", async () => {
  const [one, other] = [await createCast(), await createCast()];
  const name = "Bergmann Logistik";
  const [mine, theirs] = [await ensureCustomer(one.partner, name), await ensureCustomer(other.partner, name)];
  expect(theirs.id).not.toBe(mine.id);
  expect(await ensureCustomer(one.partner, name)).toEqual(mine);
  expect(await ensureCustomer(other.partner, name)).toEqual(theirs);
});

test("a serial belongs to one account", async () => {
  const [one, other] = [await openRental(), await openRental()];
  const serial = newSerial();
  const add = () =>
    addPbx(one.partner, { accountId: one.accountId, serial, name: "Branch", scenario: "cloud" });
  expect(await tenAtOnce(add)).toEqual({ done: 1, codes: ["serial_taken"] });
  const again = { accountId: other.accountId, serial, name: "Branch", scenario: "cloud" as const };
  await expect(addPbx(other.partner, again)).rejects.toMatchObject({ code: "serial_taken" });
  const foreign = { ...again, serial: newSerial(), accountId: one.accountId };
  await expect(addPbx(other.partner, foreign)).rejects.toMatchObject({ code: "account_not_found" });
});
