import { expect, test } from "vitest";
import { contractMail, type ContractMailProps, type ContractNews } from "@/emails/contract-mail";
import { renderMail } from "@/emails/render-mail";
import { LOCALES } from "@/lib/domain/display/locale";
import { instant } from "@/lib/domain/instant";

const NEWS: readonly ContractNews[] = ["copy", "offered", "approved", "rejected", "ended"];
const PROPS: ContractMailProps = {
  locale: "en",
  news: "approved",
  personName: "Jonas Thomsen",
  title: "Software Rental",
  organizationName: "Nordlicht <ITK>",
  number: "C-2026-0007",
  submittedAt: instant(1_795_317_000n),
  startsAt: instant(1_795_317_060n),
  endsAt: null,
  reason: null,
  url: "https://portal.test/contracts/1",
};

test.each(LOCALES.flatMap((locale) => NEWS.map((news) => [locale, news] as const)))(
  "says in %s what is new: %s",
  async (locale, news) => {
    const { subject, html, text } = await renderMail(contractMail({ ...PROPS, locale, news }));
    expect(subject).toContain("Software Rental");
    for (const told of ["Jonas Thomsen", "C-2026-0007", "https://portal.test/contracts/1"]) {
      expect(text).toContain(told);
      expect(html).toContain(told);
    }
    expect(html).toContain("Nordlicht &lt;ITK&gt;");
    expect(html).toContain(`lang="${locale}"`);
    expect(text).not.toMatch(/undefined|null/);
  },
);

test("tells why, where there is a reason", async () => {
  const { text } = await renderMail(
    contractMail({ ...PROPS, news: "rejected", reason: "Unknown signatory." }),
  );
  expect(text).toMatch(/Reason\s+Unknown signatory\./);
});
