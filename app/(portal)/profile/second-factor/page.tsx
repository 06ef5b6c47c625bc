import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadFactorSetUp } from "@/lib/features/second-factors/loaders";
import { BeginForm } from "./_components/begin-form";
import { CodesForm } from "./_components/codes-form";
import { EndForm } from "./_components/end-form";
import { FactorPicture } from "./_components/factor-picture";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("secondFactor"))("title") };
}

export default async function SecondFactorPage() {
  const [{ factor, waiting }, t, profile, { secondFactor, ui }] = await Promise.all([
    loadFactorSetUp(),
    getTranslations("secondFactor"),
    getTranslations("profile"),
    getMessages(),
  ]);
  const isOn = factor.since !== null;
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: profile("title"), href: "/profile" }, { label: t("title") }]}
      />
      <NextIntlClientProvider messages={{ secondFactor, ui }}>
        <div className="grid max-w-md gap-4">
          <Panel title={t(isOn ? "renewTitle" : "setUp")}>
            {!isOn && !waiting && <BeginForm />}
            {waiting && <FactorPicture secret={waiting.secret} picture={waiting.picture} />}
            {(isOn || waiting) && <CodesForm isOn={isOn} />}
          </Panel>
          {isOn && (
            <Panel title={t("endTitle")}>
              <EndForm />
            </Panel>
          )}
        </div>
      </NextIntlClientProvider>
    </>
  );
}
