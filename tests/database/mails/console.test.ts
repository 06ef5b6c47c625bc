import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { getMail, getMailFile, listMails } from "@/lib/features/mails/data";
import { deliverMail } from "@/lib/features/mails/delivery/mutations";
import { type NewMail, sendMailAgain, storeMails } from "@/lib/features/mails/mutations";
import { mailListSchema } from "@/lib/features/mails/schema";
import { db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import * as server from "@/lib/platform/mail/mail-server";
import { createCast, limited } from "@/tests/support/cast";

const MAIL: NewMail = {
  kind: "rental-warning",
  recipients: ["it@bergmann.example"],
  subject: "Ends soon",
  html: "<p>soon</p>",
  text: "soon",
};
const cast = await createCast();

beforeEach(() =>
  vi.spyOn(server, "mailServer").mockReturnValue({ url: "smtp://127.0.0.1:1", from: "p@portal.test" }),
);
afterEach(() => vi.restoreAllMocks());

async function stored(mail: Partial<NewMail> = {}, data: object = {}): Promise<string> {
  const [id = ""] = await inTransaction((tx) => storeMails(tx, [{ ...MAIL, ...mail }]));
  await db.mail.update({ where: { id }, data });
  return id;
}
const idsOf = async (query: object) => {
  const { mails } = await listMails(cast.vendor, mailListSchema.parse(query));
  return mails.map(({ id }) => id);
};
const jobsOf = (id: string) =>
  db.$queryRaw<unknown[]>`SELECT FROM graphile_worker.jobs WHERE key = ${`send-mail:${id}`}`;

describe("a mail and its job", () => {
  test("exist together with what caused them", async () => {
    const id = await stored();
    expect(await jobsOf(id)).toHaveLength(1);
    expect(await getMail(cast.vendor, id)).toMatchObject({ state: "queued", content: { text: "soon" } });
  });

  test("and vanish together with it", async () => {
    let id = "";
    await inTransaction(async (tx) => {
      [id = ""] = await storeMails(tx, [MAIL]);
      throw new Error("it did not happen after all");
    }).catch(() => undefined);
    expect(await jobsOf(id)).toHaveLength(0);
    expect(await getMail(cast.vendor, id)).toBeNull();
  });

  test("without a mail server there is no job: the mail is kept", async () => {
    vi.mocked(server.mailServer).mockReturnValue(null);
    const id = await stored();
    expect(await jobsOf(id)).toHaveLength(0);
    expect((await getMail(cast.vendor, id))?.state).toBe("kept");
  });
});

describe("the console's mails", () => {
  test("are listed for vendor staff, the newest first, by state, subject and address", async () => {
    const older = await stored({ subject: "Needle one", recipients: ["a@needle.example"] });
    const newer = await stored(
      { subject: "Needle two", recipients: ["b@needle.example"] },
      { state: "failed" },
    );
    expect(await idsOf({ search: "needle" })).toEqual([newer, older]);
    expect(await idsOf({ search: "A@needle.example" })).toEqual([older]);
    expect(await idsOf({ search: "needle", state: "failed" })).toEqual([newer]);
    expect(await idsOf({ search: "needle", state: "nonsense", page: "-3" })).toEqual([newer, older]);
  });

  test("are nobody else's", async () => {
    const id = await stored();
    for (const scope of [cast.partner, cast.customer]) {
      await expect(listMails(scope, mailListSchema.parse({}))).rejects.toThrow(/organization_kind_wrong/);
      await expect(getMail(scope, id)).rejects.toThrow(/organization_kind_wrong/);
      await expect(sendMailAgain(scope, id)).rejects.toThrow(/organization_kind_wrong/);
    }
  });

  test("show a link for a password only where it is kept for reading, and not to everybody", async () => {
    const delivered = await stored({ kind: "password-link" }, { state: "failed" });
    expect((await getMail(cast.vendor, delivered))?.content).toBeNull();
    const kept = await stored({ kind: "password-link" }, { state: "kept" });
    expect((await getMail(cast.vendor, kept))?.content).toMatchObject({ html: "<p>soon</p>", text: "soon" });
    const looking = limited(cast.vendor, { permissions: ["view"] });
    expect((await getMail(looking, kept))?.content).toBeNull();
  });
});

test("what travels with a mail is listed and read with it, by nobody else", async () => {
  const content = Buffer.from("%PDF");
  const file = { fileName: "Rechnung Müller.pdf", contentType: "application/pdf", content };
  const mailId = await stored({ attachments: [file] });
  const files = (await getMail(cast.vendor, mailId))?.content?.files ?? [];
  expect(files).toMatchObject([{ fileName: "Rechnung Müller.pdf", bytes: 4 }]);
  const wanted = { mailId, fileId: files[0]!.id };
  const read = await getMailFile(cast.vendor, wanted);
  expect([read?.contentType, Buffer.from(read!.content)]).toEqual(["application/pdf", content]);
  expect(await getMailFile(cast.vendor, { ...wanted, mailId: await stored() })).toBeNull();
  await expect(getMailFile(cast.partner, wanted)).rejects.toThrow(/organization_kind_wrong/);
});

describe("Send again", () => {
  test.each(["failed", "kept"])("queues a mail that %s, with a job of its own", async (state) => {
    const id = await stored({}, { state, lastError: "550 no", attempts: 3 });
    await Promise.all([sendMailAgain(cast.vendor, id), sendMailAgain(cast.vendor, id)]);
    expect(await getMail(cast.vendor, id)).toMatchObject({ state: "queued", reason: null });
    expect(await jobsOf(id)).toHaveLength(1);
  });

  test.each(["sending", "sent"])("leaves a mail alone that is %s", async (state) => {
    const id = await stored({}, { state, ...(state === "sent" && { sentAt: new Date() }) });
    await sendMailAgain(cast.vendor, id);
    expect((await getMail(cast.vendor, id))?.state).toBe(state);
    expect(await deliverMail(id)).toBe("elsewhere");
  });

  test("knows no mail that is not there, and nobody who may only look", async () => {
    await expect(sendMailAgain(cast.vendor, crypto.randomUUID())).rejects.toThrow(/not_found/);
    const looking = limited(cast.vendor, { permissions: ["view"] });
    await expect(sendMailAgain(looking, await stored())).rejects.toThrow(/permission_missing/);
    const reading = limited(cast.vendor, { access: "read" });
    await expect(sendMailAgain(reading, await stored())).rejects.toThrow(/token_read_only/);
  });
});
