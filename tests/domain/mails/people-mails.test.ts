import { expect, test } from "vitest";
import { accountNotice } from "@/emails/account-notice";
import { addressKnown } from "@/emails/address-known";
import { emailLink } from "@/emails/email-link";
import { invitationMail } from "@/emails/invitation";
import { renderMail } from "@/emails/render-mail";
import { parseInstant } from "@/lib/domain/instant";

const url = "https://portal.example/confirm-email/AbC-123_xyz";
const at = parseInstant("2026-11-22T12:00:00Z");
const forgottenUrl = "https://portal.example/forgotten-password";

test("the link that confirms an address stands in the mail once, with the hour it ends", async () => {
  const mail = await renderMail(
    emailLink({ locale: "en", personName: "Erika Muster", url, expiresAt: at, occasion: "sign-up" }),
  );
  expect(mail.subject).toBe("Confirm your email address");
  expect(mail.text.split(url)).toHaveLength(2);
  expect(mail.text).toContain("until 22 Nov 2026, 13:00:00 CET");
  expect(mail.html).toContain(`href="${url}"`);
});

test.each([
  ["en", "You are registered already"],
  ["de", "Sie sind bereits registriert"],
] as const)(
  "whoever is registered already is told so, with the way back in (%s)",
  async (locale, subject) => {
    const signInUrl = "https://portal.example/sign-in";
    const mail = await renderMail(addressKnown({ locale, personName: "Erika", signInUrl, forgottenUrl }));
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(signInUrl);
    expect(mail.text).toContain(forgottenUrl);
  },
);

test("an invitation names who invites and for whom one would work", async () => {
  const mail = await renderMail(
    invitationMail({
      locale: "de",
      organizationName: "Nordlicht ITK",
      inviterName: "Jonas",
      url,
      expiresAt: at,
    }),
  );
  expect(mail.subject).toBe("Einladung zu Nordlicht ITK");
  expect(mail.text).toContain("Jonas lädt Sie ein");
  expect(mail.text.split(url)).toHaveLength(2);
});

test.each([
  [{ kind: "email-changed", newEmail: "neu@example.com" }, "changed to neu@example.com"],
  [{ kind: "password-changed" }, "the password of your access to the License Portal was changed"],
  [{ kind: "second-factor-off" }, "the password alone is enough"],
  [{ kind: "recovery-code-used", left: 4 }, "4 are left"],
] as const)("a notice says what was done to one's access, and what to do: %j", async (notice, words) => {
  const mail = await renderMail(
    accountNotice({ locale: "en", personName: "Erika", at, notice, forgottenUrl }),
  );
  expect(mail.text).toContain(words);
  expect(mail.text).toContain("on 22 Nov 2026, 13:00:00 CET");
  expect(mail.text).toContain(forgottenUrl);
});
