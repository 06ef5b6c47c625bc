import { beforeAll, expect, test } from "vitest";
import { warningAddressesSchema } from "@/lib/features/accounts/schema";
import { listAccountMails } from "@/lib/features/account-mails/data";
import { deliverMail } from "@/lib/features/mails/delivery/mutations";
import { sendWarningTest } from "@/lib/features/warning-tests/mutations";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { db } from "@/lib/platform/db/client";
import { freezeClock } from "@/tests/support/clock";
import { startMailServer } from "@/tests/support/mail-server";
import type { Rental } from "@/tests/support/rental";
import { goToWeeksBefore, mailsOf, openWarnedRental, warn, weeksTold } from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

/** The address of a person who signs in and has chosen a language. */
async function personSpeaking({ customer }: Rental, locale: string | null): Promise<string> {
  const { email } = await db.user.update({ where: { id: customer.userId }, data: { locale } });
  return email;
}

test("who signs in is written to in their own language, everybody else in the account's, each once", async () => {
  const rental = await openWarnedRental();
  const person = await personSpeaking(rental, "de");
  await warn(rental, ["it@bergmann.example", person.toUpperCase(), "chef@bergmann.example"]);
  await goToWeeksBefore(rental, 4);
  await sendDueWarnings();
  await sendDueWarnings();
  const mails = await mailsOf(rental);
  expect(mails.map(({ recipients }) => recipients).toSorted()).toEqual([
    [person.toUpperCase()],
    ["it@bergmann.example", "chef@bergmann.example"],
  ]);
  const subjectFor = (address: string) =>
    mails.find(({ recipients }) => recipients.includes(address))?.subject;
  expect(subjectFor(person.toUpperCase())).toContain("Miete endet am");
  expect(subjectFor("it@bergmann.example")).toContain("rental stops on");
  expect(await weeksTold(rental)).toEqual([4]);
  const log = await listAccountMails(rental.customer, rental.accountId);
  expect(log.map(({ week }) => week)).toEqual([4, 4]);
});

test("a person without a chosen language reads the account's", async () => {
  const rental = await openWarnedRental();
  await warn(rental, [await personSpeaking(rental, null)], "de");
  await goToWeeksBefore(rental, 0);
  await sendDueWarnings();
  expect((await mailsOf(rental)).map(({ subject }) => subject)).toEqual([
    expect.stringContaining("Miete gestoppt am"),
  ]);
});

test.each([
  ["removed", { removedAt: new Date(0) }],
  ["never confirmed", { confirmedAt: null }],
])("whoever was %s speaks for no address: it reads the account's language", async (_what, data) => {
  const rental = await openWarnedRental();
  await warn(rental, [await personSpeaking(rental, "de")]);
  await db.user.update({ where: { id: rental.customer.userId }, data });
  await goToWeeksBefore(rental, 4);
  await sendDueWarnings();
  expect((await mailsOf(rental)).map(({ subject }) => subject)).toEqual([
    expect.stringContaining("rental stops on"),
  ]);
});

test("tests speak the same languages, and both mails of one count once", async () => {
  const rental = await openWarnedRental();
  await warn(rental, ["it@bergmann.example", await personSpeaking(rental, "de")]);
  for (let count = 0; count < 5; count += 1) await sendWarningTest(rental.partner, rental.accountId);
  await expect(sendWarningTest(rental.partner, rental.accountId)).rejects.toThrow(/rate_limited/);
  const subjects = await db.mail.groupBy({
    by: ["subject"],
    where: { accountId: rental.accountId, kind: "warning-test" },
    _count: true,
  });
  expect(subjects.map(({ _count }) => _count)).toEqual([5, 5]);
});

test("one address in two spellings is one address", () => {
  const { warningEmails } = warningAddressesSchema.parse({
    warningEmails: "It@X.example, a@x.example; it@x.EXAMPLE",
  });
  expect(warningEmails).toEqual(["It@X.example", "a@x.example"]);
});

test("an address the mail server asked to wait keeps the week of its warning in the log", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 3);
  await sendDueWarnings();
  const [mail] = await mailsOf(rental);
  await db.mail.update({ where: { id: mail!.id }, data: { state: "queued" } });
  const server = await startMailServer();
  try {
    server.behavior.refuses = (address) => (address.startsWith("chef") ? "450 later" : undefined);
    await deliverMail(mail!.id, { url: server.url, from: "p@portal.test" });
  } finally {
    await server.stop();
  }
  const log = await listAccountMails(rental.partner, rental.accountId);
  expect(log.map(({ week, recipients }) => [week, recipients])).toEqual([
    [3, ["chef@bergmann.example"]],
    [3, ["it@bergmann.example"]],
  ]);
});
