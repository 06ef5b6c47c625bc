import { expect, test } from "vitest";
import { passwordLink } from "@/emails/password-link";
import { renderMail } from "@/emails/render-mail";
import { warningTest } from "@/emails/warning-test";
import { parseInstant } from "@/lib/domain/instant";

const url = "https://portal.example/password/AbC-123_xyz";
const link = { personName: "Erika Muster", url, expiresAt: parseInstant("2026-11-22T12:00:00Z") };

test("a password link is in the markup and, once, in the plain text", async () => {
  const mail = await renderMail(passwordLink({ ...link, locale: "en", occasion: "forgotten" }));
  expect(mail.subject).toBe("Set a new password");
  expect(mail.text.split(url)).toHaveLength(2);
  expect(mail.html).toContain(`href="${url}"`);
  expect(mail.text).toContain("until 22 Nov 2026, 13:00:00 CET");
});

test("a first password is a welcome, in German too", async () => {
  const mail = await renderMail(passwordLink({ ...link, locale: "de", occasion: "first" }));
  expect(mail.subject).toBe("Ihr Passwort für das Lizenzportal");
  expect(mail.text).toContain("Guten Tag Erika Muster,");
  expect(mail.text).toContain(url);
});

test.each([
  ["en", "This is a test"],
  ["de", "Dies ist ein Test"],
] as const)("a test mail names every warning address (%s)", async (locale, heading) => {
  const mail = await renderMail(
    warningTest({
      locale,
      accountName: "bergmann.example",
      customerName: "Bergmann Logistik",
      recipients: ["it@bergmann.example", "chef@bergmann.example"],
      accountUrl: "https://portal.example/accounts/42",
    }),
  );
  expect(mail.text).toContain(heading);
  expect(mail.text).toContain("it@bergmann.example, chef@bergmann.example");
  expect(mail.subject).toContain("bergmann.example");
});
