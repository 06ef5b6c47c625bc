import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliverMail, giveUpMail, recoverMails } from "@/lib/features/mails/delivery/mutations";
import { type NewMail, storeMails } from "@/lib/features/mails/mutations";
import { db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { type MailServerFixture, startMailServer } from "@/tests/support/mail-server";

let server: MailServerFixture;
const sender = () => ({ url: server.url, from: "License Portal <portal@portal.test>" });

beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.stop());

const MAIL: NewMail = {
  kind: "rental-warning",
  recipients: ["it@bergmann.example"],
  subject: "Größe & Ende",
  html: "<p>Grüße</p>",
  text: "Grüße",
};

async function storedMail(mail: Partial<NewMail> = {}): Promise<string> {
  const [id = ""] = await inTransaction((tx) => storeMails(tx, [{ ...MAIL, ...mail }]));
  await db.mail.update({ where: { id }, data: { state: "queued" } });
  return id;
}
const stateOf = async (id: string) => {
  const { state, lastError, claimedUntil, sentAt } = await db.mail.findUniqueOrThrow({ where: { id } });
  return { state, lastError, claimed: claimedUntil !== null, sentAt };
};

describe("a mail reaches the mail server", () => {
  test("whole, in both forms, with a number of its own that stays", async () => {
    const id = await storedMail();
    expect(await deliverMail(id, sender())).toBe("sent");
    const [{ recipients, mail } = server.received[0]!] = server.received;
    expect(recipients).toEqual(["it@bergmann.example"]);
    expect(mail.subject).toBe("Größe & Ende");
    expect(mail.html?.trim()).toBe("<p>Grüße</p>");
    expect(mail.text?.trim()).toBe("Grüße");
    expect(mail.messageId).toBe(`<${id}@portal.test>`);
    expect(mail.from?.address).toBe("portal@portal.test");
    expect(await stateOf(id)).toMatchObject({ state: "sent", lastError: null, claimed: false });
  });

  test("once, however often and from however many workers it is sent", async () => {
    const id = await storedMail();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => deliverMail(id, sender())));
    expect(outcomes.filter((outcome) => outcome === "sent")).toHaveLength(1);
    expect(await deliverMail(id, sender())).toBe("elsewhere");
    expect(server.received).toHaveLength(1);
  });

  test("without its secret staying behind", async () => {
    const id = await storedMail({ kind: "password-link", text: "https://portal.test/password/secret" });
    await deliverMail(id, sender());
    expect(server.received[0]?.mail.text).toContain("secret");
    expect(await db.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ html: "", text: "" });
  });
});

describe("a mail server that is down", () => {
  test("loses nothing: the mail waits with its reason and arrives once when the server is back", async () => {
    const id = await storedMail();
    const { port } = server;
    await server.stop();
    await expect(deliverMail(id, sender())).rejects.toThrow(/ECONNREFUSED/);
    expect(await stateOf(id)).toMatchObject({ state: "queued", claimed: false });
    expect((await stateOf(id)).lastError).toMatch(/ECONNREFUSED/);
    server = await startMailServer(port);
    expect(await deliverMail(id, sender())).toBe("sent");
    expect(await deliverMail(id, sender())).toBe("elsewhere");
    expect(server.received).toHaveLength(1);
  });

  test("for too long gives the mail up, and it keeps its reason", async () => {
    const id = await storedMail();
    await server.stop();
    await deliverMail(id, sender()).catch((error: unknown) => giveUpMail(id, error));
    expect((await stateOf(id)).state).toBe("failed");
    expect((await stateOf(id)).lastError).toMatch(/ECONNREFUSED/);
    server = await startMailServer();
  });

  test("for a moment only, in the middle of a message, gets it again", async () => {
    const id = await storedMail();
    server.behavior.afterMessage = "451 try later";
    await expect(deliverMail(id, sender())).rejects.toThrow(/try later/);
    expect((await stateOf(id)).state).toBe("queued");
    delete server.behavior.afterMessage;
    expect(await deliverMail(id, sender())).toBe("sent");
    expect(server.received).toHaveLength(1);
  });
});

describe("a mail in doubt is not sent again by itself", () => {
  test("when the server took it whole and its answer did not come", async () => {
    const id = await storedMail();
    server.behavior.afterMessage = "hang up";
    expect(await deliverMail(id, sender())).toBe("failed");
    expect(await stateOf(id)).toMatchObject({ state: "failed", lastError: "unanswered" });
    expect(await deliverMail(id, sender())).toBe("elsewhere");
  });

  test("when the process died while handing it over", async () => {
    const id = await storedMail();
    await db.mail.update({ where: { id }, data: { state: "sending", claimedUntil: new Date(0) } });
    expect(await recoverMails()).toMatchObject({ interrupted: 1 });
    expect(await stateOf(id)).toMatchObject({ state: "failed", lastError: "interrupted" });
  });

  test("and while it is handed over, the database says so", async () => {
    const id = await storedMail();
    let during = "";
    server.behavior.onMessage = async () => {
      during = (await stateOf(id)).state;
    };
    await deliverMail(id, sender());
    expect(during).toBe("sending");
  });
});

test("a worker that was so slow that another took its mail over lets go of it", async () => {
  const id = await storedMail();
  server.behavior.refuses = async () => {
    await db.mail.update({ where: { id }, data: { attempts: { increment: 1 } } });
    return undefined;
  };
  await expect(deliverMail(id, sender())).rejects.toThrow(/Another worker/);
  expect(server.received).toHaveLength(0);
  expect(await stateOf(id)).toMatchObject({ state: "queued", claimed: true });
});

describe("recipients the server does not take", () => {
  test("all of them, for good: the mail is given up with the server's words", async () => {
    const id = await storedMail();
    server.behavior.refuses = () => "550 no such user";
    expect(await deliverMail(id, sender())).toBe("failed");
    expect((await stateOf(id)).lastError).toMatch(/no such user/);
  });

  test("all of them, for now: it is tried again", async () => {
    const id = await storedMail();
    server.behavior.refuses = () => "450 greylisted";
    await expect(deliverMail(id, sender())).rejects.toThrow(/greylisted/);
    expect((await stateOf(id)).state).toBe("queued");
  });

  test("some of them: the others get it once, and those who were asked to wait get a mail of their own", async () => {
    const id = await storedMail({ recipients: ["a@x.example", "gone@x.example", "later@x.example"] });
    server.behavior.refuses = (address) => ({ g: "550 gone", l: "450 later" })[address[0] ?? ""];
    expect(await deliverMail(id, sender())).toBe("sent");
    const rest = await db.mail.findMany({ where: { id: { not: id }, subject: MAIL.subject, attempts: 0 } });
    const byState = Object.fromEntries(rest.map(({ state, recipients }) => [state, recipients]));
    expect(byState).toEqual({ failed: ["gone@x.example"], queued: ["later@x.example"] });
    delete server.behavior.refuses;
    await deliverMail(rest.find(({ state }) => state === "queued")!.id, sender());
    expect(server.received.map(({ recipients }) => recipients)).toEqual([
      ["a@x.example"],
      ["later@x.example"],
    ]);
  });
});

describe("a mail nobody works on", () => {
  test("gets a job again when its job is gone or its worker died, and not while one waits", async () => {
    await recoverMails();
    const forgotten = await storedMail();
    const died = await storedMail();
    await db.mail.update({ where: { id: died }, data: { claimedUntil: new Date(0) } });
    expect(await recoverMails()).toMatchObject({ requeued: 2 });
    expect(await recoverMails()).toMatchObject({ requeued: 0 });
    const jobs = await db.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`;
    expect(jobs.map(({ key }) => key)).toEqual(
      expect.arrayContaining([`send-mail:${forgotten}`, `send-mail:${died}`]),
    );
  });

  test("is kept when there is no mail server", async () => {
    const id = await storedMail();
    expect(await deliverMail(id, null)).toBe("kept");
    expect((await stateOf(id)).state).toBe("kept");
  });
});
