import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Chip } from "@/components/ui/chip";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadClock } from "@/lib/features/clock/loaders";
import { ClockForm } from "./_components/clock-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("demoClock"))("title") };
}

export default async function DemoClockPage() {
  const [t, { now, isFrozen }, { demoClock }] = await Promise.all([
    getTranslations("demoClock"),
    loadClock(),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader title={t("title")} chip={<Chip>{t(isFrozen ? "stands" : "runs")}</Chip>} />
      <Panel className="max-w-lg" title={t("shows")}>
        <p className="mb-3 text-[1.75rem] leading-9 font-[640] tracking-[-0.02em] tabular-nums">
          <Moment at={now} style="exact" />
        </p>
        <p className="mb-4 text-muted">{t("explanation")}</p>
        <NextIntlClientProvider messages={{ demoClock }}>
          <ClockForm isFrozen={isFrozen} />
        </NextIntlClientProvider>
      </Panel>
    </>
  );
}
