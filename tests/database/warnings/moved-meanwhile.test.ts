import { beforeAll, expect, test, vi } from "vitest";
import type * as Rendering from "@/emails/render-mail";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { giveNotice } from "@/tests/support/contracts";
import { chargeIsc, PORT, rent } from "@/tests/support/rental";
import {
  endOf,
  goToWeeksBefore,
  mailsOf,
  openWarnedRental,
  warn,
  weeksTold,
} from "@/tests/support/warned-rental";

const between = vi.hoisted(() => ({ readAndStored: async (): Promise<unknown> => undefined }));

/** Something happens once while a mail is written: after its facts were read, before it is stored. */
vi.mock("@/emails/render-mail", async (original) => {
  const real = await original<typeof Rendering>();
  const renderMail: typeof real.renderMail = async (content) => {
    const happen = between.readAndStored;
    between.readAndStored = async () => undefined;
    await happen();
    return real.renderMail(content);
  };
  return { ...real, renderMail };
});

beforeAll(() => freezeClock());

test("a small charge while the mail is written: the one mail tells the new end", async () => {
  const rental = await openWarnedRental();
  const before = await goToWeeksBefore(rental, 4).then(() => endOf(rental));
  between.readAndStored = () => chargeIsc(rental, "0.05");
  await goToWeeksBefore(rental, 4, 100_000n);
  await sendDueWarnings();
  await sendDueWarnings();
  expect(await endOf(rental)).toBeGreaterThan(before);
  const [mail, ...others] = await mailsOf(rental);
  expect(others).toEqual([]);
  const reader = { locale: "en", timeZone: DEFAULT_TIME_ZONE } as const;
  expect(mail?.text).toContain(showMoment(await endOf(rental), reader, "exact"));
});

test("other addresses while the mail is written: nobody is told who should not be", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 4);
  between.readAndStored = () => warn(rental, ["new@bergmann.example"]);
  await sendDueWarnings();
  expect(await mailsOf(rental)).toEqual([]);
  await sendDueWarnings();
  expect((await mailsOf(rental)).map(({ recipients }) => recipients)).toEqual([["new@bergmann.example"]]);
});

test("another week while the mail is written: only the more urgent one is told", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 3, -1n);
  between.readAndStored = () => advanceClock(1n);
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([]);
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([3]);
});

test("another consumption while the mail is written, though the end is the same: the mail tells the new one", async () => {
  const rental = await openWarnedRental();
  await giveNotice(rental, { inSeconds: 86_400n });
  between.readAndStored = () => rent(rental, { [PORT]: 90 });
  await sendDueWarnings();
  expect(await mailsOf(rental)).toEqual([]);
  await sendDueWarnings();
  expect((await mailsOf(rental)).map(({ text }) => /(\d+\.\d\d) iSC/.exec(text)?.[1])).toEqual(["54.00"]);
});
