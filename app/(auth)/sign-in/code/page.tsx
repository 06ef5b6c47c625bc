import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { requireSecondStep } from "@/lib/features/second-factors/loaders";
import { CodeForm } from "./_components/code-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("secondFactor"))("stepTitle") };
}

export default async function SignInCodePage() {
  await requireSecondStep();
  const [t, { secondFactor }] = await Promise.all([getTranslations("secondFactor"), getMessages()]);
  return (
    <Panel>
      <h1 className="mb-1 text-lg font-semibold tracking-tight">{t("stepTitle")}</h1>
      <p className="mb-4 text-muted">{t("stepExplanation")}</p>
      <div className="grid gap-3.5">
        <NextIntlClientProvider messages={{ secondFactor }}>
          <CodeForm />
        </NextIntlClientProvider>
        <ButtonLink href="/sign-in">{t("anew")}</ButtonLink>
      </div>
    </Panel>
  );
}
