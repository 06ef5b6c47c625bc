import { describe, expect, test } from "vitest";
import type { RentalMailProps } from "@/emails/rental-facts";
import { renderMail } from "@/emails/render-mail";
import { rentalStopped } from "@/emails/rental-stopped";
import { rentalWarning } from "@/emails/rental-warning";
import type { EndMove, MovedEnd } from "@/lib/domain/accounts/end-moves";
import type { Locale } from "@/lib/domain/display/locale";
import { parseInstant } from "@/lib/domain/instant";
import { parseIsc } from "@/lib/domain/money/amount";
import { ticksPerSecond } from "@/lib/domain/money/units";

const facts = (locale: Locale): RentalMailProps => ({
  locale,
  accountName: "Bergmann & Söhne <GmbH>",
  customerName: "Bergmann Logistik",
  rate: ticksPerSecond(161_250n),
  endsAt: parseInstant("2027-01-24T19:41:07Z"),
  moved: null,
  accountUrl: "https://portal.example/accounts/42",
  contractNumber: null,
  promotedSystem: null,
});
const warning = (props: Partial<RentalMailProps> & { locale: Locale }, week = 3) =>
  renderMail(
    rentalWarning({ ...facts(props.locale), ...props, week, asOf: parseInstant("2027-01-04T10:00:00Z") }),
  );
const movedBy = (...moves: EndMove[]): MovedEnd => ({
  before: parseInstant("2027-01-10T08:00:00Z"),
  moves,
  leftOut: 0,
});

describe("the weekly mail before the end", () => {
  test("names the account, the second of the end, the monthly consumption and where to charge", async () => {
    const mail = await warning({ locale: "en" });
    expect(mail.subject).toBe("Bergmann & Söhne <GmbH>: rental stops on 24 Jan 2027, 20:41:07 CET (3 weeks)");
    for (const part of [
      "Bergmann & Söhne <GmbH>",
      "24 Jan 2027, 20:41:07 CET",
      "2027-01-24T19:41:07Z",
      "1,612.50 iSC",
      "another 20 d 9 h",
      "https://portal.example/accounts/42/charge",
    ]) {
      expect(mail.text).toContain(part);
    }
  });

  test("says the same in German, with German numbers and the German name of the zone", async () => {
    const mail = await warning({ locale: "de" });
    expect(mail.subject).toBe(
      "Bergmann & Söhne <GmbH>: Miete endet am 24. Jan. 2027, 20:41:07 MEZ (3 Wochen)",
    );
    for (const part of ["24. Jan. 2027, 20:41:07 MEZ", "1.612,50 iSC", "Monatlicher Verbrauch"]) {
      expect(mail.text).toContain(part);
    }
    expect(mail.html).toContain('lang="de"');
  });

  test("is markup in which a name stays a name, with the accent and no picture from elsewhere", async () => {
    const { html } = await warning({ locale: "en" });
    expect(html).toContain("Bergmann &amp; Söhne &lt;GmbH&gt;");
    expect(html).not.toContain("<GmbH>");
    expect(html).toContain("#0f5c4a");
    expect(html).not.toMatch(/<(img|script|link)\b/);
  });

  test("calls the last one the last week", async () => {
    expect((await warning({ locale: "en" }, 1)).subject).toContain("(last week)");
    expect((await warning({ locale: "de" }, 1)).subject).toContain("(letzte Woche)");
  });
});

describe("the cause of another date", () => {
  const at = parseInstant("2026-12-24T11:00:01Z");
  const id = "5";

  test("is not mentioned while the date is the one of the last mail", async () => {
    expect((await warning({ locale: "en" })).text).not.toContain("Cause");
    expect((await warning({ locale: "de" })).text).not.toContain("Grund");
  });

  const rates = { rateBefore: ticksPerSecond(100_000n), rateAfter: ticksPerSecond(161_250n) };

  test("is the charge that moved it, beside the old date and the new one", async () => {
    const moved = movedBy({ kind: "charge", id, at, amount: parseIsc("2500.50") });
    const { text } = await warning({ locale: "en", moved });
    expect(text).toContain("it was 10 Jan 2027, 09:00:00 CET, and now is 24 Jan 2027, 20:41:07 CET.");
    expect(text).toContain("Cause: 2,500.50 iSC were charged on 24 Dec 2026, 12:00:01 CET.");
    expect((await warning({ locale: "de", moved })).text).toContain("wurden 2.500,50 iSC aufgeladen");
  });

  test("is the change of the configuration, with the consumption before and after", async () => {
    const moved = movedBy({ kind: "change", id, at, ...rates });
    const stopped = await renderMail(rentalStopped({ ...facts("en"), moved }));
    expect(stopped.text).toContain("the monthly consumption went from 1,000.00 to 1,612.50 iSC");
    expect((await warning({ locale: "de", moved })).text).toContain("von 1.000,00 auf 1.612,50 iSC");
  });

  test.each([
    ["prices", "new prices came with the charge on", "Mit der Aufladung am"],
    ["change-at-new-prices", "and new prices came with it", "und damit kamen neue Preise"],
  ] as const)("is told where it is one of prices: %s", async (kind, english, german) => {
    const moved = movedBy({ kind, id, at, ...rates });
    expect((await warning({ locale: "en", moved })).text).toContain(english);
    expect((await warning({ locale: "de", moved })).text).toContain(german);
  });

  test("is a charge of the reloading service, and a contract that ended or began", async () => {
    const endsAt = parseInstant("2027-01-24T19:41:07Z");
    const moved = movedBy(
      { kind: "reload", id, at, amount: parseIsc("10") },
      { kind: "contract-end", id: "a", at, number: "SR-7", endsAt },
      { kind: "contract", id: "b", at, number: "SR-8" },
    );
    const english = (await warning({ locale: "en", moved })).text;
    expect(english).toContain("Cause: the reloading service charged 10.00 iSC on");
    expect(english).toContain(
      "Cause: contract SR-7 was ended on 24 Dec 2026, 12:00:01 CET, as of 24 Jan 2027",
    );
    expect(english).toContain("Cause: contract SR-8 was approved on");
    const german = (await warning({ locale: "de", moved })).text;
    expect(german).toContain("hat der Nachladedienst 10,00 iSC aufgeladen");
    expect(german).toContain("wurde der Vertrag SR-7 beendet, zum 24. Jan. 2027");
    expect(german).toContain("wurde der Vertrag SR-8 angenommen");
  });

  test("is each of several, and how many are not told", async () => {
    const moves: EndMove[] = [
      { kind: "charge", id, at, amount: parseIsc("10") },
      { kind: "change", at, id: "6", ...rates },
    ];
    const { text } = await warning({ locale: "en", moved: { ...movedBy(...moves), leftOut: 3 } });
    expect(text.match(/Cause: /g)).toHaveLength(2);
    expect(text).toContain("3 moves before these are in the history.");
  });
});

describe("an end that a contract brings", () => {
  test.each(["en", "de"] as const)("is told as such, and does not ask to charge: %s", async (locale) => {
    const before = await warning({ locale, contractNumber: "SR-7" });
    const after = await renderMail(rentalStopped({ ...facts(locale), contractNumber: "SR-7" }));
    for (const { text } of [before, after]) {
      expect(text).toContain("SR-7");
      expect(text).not.toContain("/charge");
      expect(text).toContain("https://portal.example/accounts/42");
    }
  });
});

describe("an end that a promotion brings", () => {
  test.each(["en", "de"] as const)("is told as such, and does not ask to charge: %s", async (locale) => {
    const promotedSystem = "Headquarters";
    const before = await warning({ locale, promotedSystem });
    const after = await renderMail(rentalStopped({ ...facts(locale), promotedSystem }));
    for (const { text } of [before, after]) {
      expect(text).toMatch(/romotion (of|von) Headquarters/);
      expect(text).not.toContain("/charge");
    }
  });
});

describe("the mail about the stop", () => {
  test("says since when, and that a charge resumes", async () => {
    const mail = await renderMail(rentalStopped(facts("en")));
    expect(mail.subject).toBe("Bergmann & Söhne <GmbH>: rental stopped on 24 Jan 2027, 20:41:07 CET");
    expect(mail.text).toContain("A charge resumes the same configuration");
    expect(mail.html).toContain("#b3261e");
  });

  test("says it in German", async () => {
    const mail = await renderMail(rentalStopped(facts("de")));
    expect(mail.subject).toBe("Bergmann & Söhne <GmbH>: Miete gestoppt am 24. Jan. 2027, 20:41:07 MEZ");
    expect(mail.text).toContain("wird nichts abgebucht");
  });
});
