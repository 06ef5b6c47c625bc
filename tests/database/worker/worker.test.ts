import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { log } from "@/lib/platform/log";
import { startWorker } from "@/server/worker";
import { freezeClock } from "@/tests/support/clock";
import { type MailServerFixture, startMailServer } from "@/tests/support/mail-server";
import { readLedger } from "@/tests/support/ledger";
import type { Rental } from "@/tests/support/rental";
import { goToWeeksBefore, mailsOf, openWarnedRental } from "@/tests/support/warned-rental";

let mailServer: MailServerFixture = await startMailServer();
// Before anything reads the environment.
Object.assign(process.env, { SMTP_URL: mailServer.url, MAIL_FROM: "License Portal <portal@portal.test>" });

const workers: Awaited<ReturnType<typeof startWorker>>[] = [];
const startWorkers = async (count: number) => {
  for (let i = 0; i < count; i += 1) workers.push(await startWorker());
};

beforeAll(() => freezeClock());
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  vi.restoreAllMocks();
});
afterAll(() => mailServer.stop());

const subjectsFor = (rental: Rental, name: string) =>
  mailServer.received
    .map(({ mail }) => mail.subject ?? "")
    .filter((subject) => subject.startsWith(`${name}:`));
const nameOf = async ({ accountId }: Rental) =>
  (await db.account.findUniqueOrThrow({ where: { id: accountId } })).name;
const eventually = (check: () => Promise<void> | void) =>
  vi.waitFor(check, { timeout: 60_000, interval: 50 });
const allSent = (rental: Rental, count: number) =>
  eventually(async () => {
    const mails = await mailsOf(rental);
    expect(mails.map(({ state }) => state)).toEqual(Array.from({ length: count }, () => "sent"));
  });

test("seven weeks of warnings and the stop reach the mail server, once each, with several workers", async () => {
  await startWorkers(3);
  const rental = await openWarnedRental();
  const name = await nameOf(rental);
  for (const week of [7, 6, 5, 4, 3, 2, 1, 0]) {
    await goToWeeksBefore(rental, week);
    await Promise.all([sendDueWarnings(), sendDueWarnings()]);
    await allSent(rental, 8 - week);
  }
  expect(
    subjectsFor(rental, name).map((subject) => /\((.*)\)|(stopped)/.exec(subject)?.slice(1).join("")),
  ).toEqual(["7 weeks", "6 weeks", "5 weeks", "4 weeks", "3 weeks", "2 weeks", "last week", "stopped"]);
});

test("a mail server that is down delays a warning and does not lose or double it", async () => {
  const rental = await openWarnedRental();
  const name = await nameOf(rental);
  const { port } = mailServer;
  await mailServer.stop();
  await startWorkers(2);
  await goToWeeksBefore(rental, 3);
  await sendDueWarnings();
  await eventually(async () => {
    const [mail] = await mailsOf(rental);
    expect(mail).toMatchObject({ state: "queued", attempts: 1 });
    expect(mail?.lastError).toMatch(/ECONNREFUSED/);
  });
  mailServer = await startMailServer(port);
  await bringForward();
  await allSent(rental, 1);
  expect(subjectsFor(rental, name)).toHaveLength(1);
});

test("a worker that starts does at once what was due, and settles the stop too", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 0, 3_600n);
  await startWorkers(1);
  await allSent(rental, 1);
  expect((await mailsOf(rental))[0]?.kind).toBe("rental-stopped");
  await eventually(async () => {
    const last = (await readLedger(rental.accountId)).at(-1);
    expect(last).toMatchObject({ kind: "rental", event: "stopped" });
  });
});

test("a worker whose connections to the database are cut goes on", async () => {
  await startWorkers(1);
  // What the queue says about that is no fault of anybody.
  for (const level of ["error", "warn"] as const) vi.spyOn(log, level).mockReturnValue();
  vi.spyOn(console, "trace").mockReturnValue();
  await pool().query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 2);
  await sendDueWarnings();
  await allSent(rental, 1);
});

/** Time is given: the pause before the next attempt is over now. */
async function bringForward(): Promise<void> {
  await eventually(async () => {
    const { rowCount } = await pool().query(
      "SELECT graphile_worker.reschedule_jobs(array_agg(id), now()) FROM graphile_worker.jobs WHERE attempts > 0 HAVING count(*) > 0",
    );
    expect(rowCount).toBe(1);
  });
}
