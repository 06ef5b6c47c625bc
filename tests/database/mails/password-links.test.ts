import { expect, test } from "vitest";
import { countLinkRequest, mailPasswordLink } from "@/lib/features/password-links/mutations";
import { getPersonOfLink } from "@/lib/features/people/data";
import { db } from "@/lib/platform/db/client";
import { createCast } from "@/tests/support/cast";

const { partner } = await createCast();

const personOf = () => db.user.findUniqueOrThrow({ where: { id: partner.userId } });
const mailsTo = (email: string) =>
  db.mail.findMany({ where: { recipients: { has: email } }, orderBy: { createdAt: "asc" } });

test("a person gets a mail with a link that sets their password, in their language", async () => {
  const { email, name } = await personOf();
  await mailPasswordLink({ email, locale: "en" });
  await db.user.update({ where: { email }, data: { locale: "de", passwordHash: "x" } });
  await mailPasswordLink({ email, locale: "en" });
  const [first, second] = await mailsTo(email);
  expect(first).toMatchObject({ kind: "password-link", state: "kept" });
  expect(first?.subject).toContain("Set your password");
  expect(second?.subject).toBe("Neues Passwort setzen");
  expect(second?.text).toContain(`Guten Tag ${name},`);
  const link = /http:\/\/portal\.test\/set-password\/([\w-]+)/.exec(first?.text ?? "")?.[1] ?? "";
  expect(await getPersonOfLink(link)).toMatchObject({ email });
});

test("the link is in the mail alone: the database knows its hash", async () => {
  const { email } = await personOf();
  await mailPasswordLink({ email, locale: "en" });
  const link = /set-password\/([\w-]+)/.exec((await mailsTo(email)).at(-1)?.text ?? "")?.[1] ?? "?";
  const hashes = await db.passwordLink.findMany();
  expect(hashes.some(({ tokenHash }) => Buffer.from(tokenHash).toString("utf8").includes(link))).toBe(false);
});

test("nothing is mailed to an address nobody has, or to a person who was removed", async () => {
  const { email } = await db.user.create({
    data: { email: "gone@test.example", name: "Gone", removedAt: new Date() },
  });
  for (const address of [email, "nobody@test.example"]) {
    await mailPasswordLink({ email: address, locale: "en" });
    expect(await mailsTo(address)).toEqual([]);
  }
});

test("asking too often is refused, whether or not anybody has the address", async () => {
  for (const email of [(await personOf()).email, "nobody@test.example"]) {
    for (let count = 0; count < 3; count += 1) await countLinkRequest(email, "192.0.2.1");
    await expect(countLinkRequest(email, "192.0.2.1")).rejects.toThrow(/rate_limited/);
  }
});
