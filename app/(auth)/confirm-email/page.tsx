import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { SendAgainForm } from "./_components/send-again-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("confirmEmail"))("title") };
}

export default async function ConfirmEmailPage() {
  const [t, { confirmEmail }] = await Promise.all([getTranslations("confirmEmail"), getMessages()]);
  return (
    <Panel>
      <h1 className="mb-1 text-lg font-semibold tracking-tight">{t("title")}</h1>
      <p className="mb-4 text-muted">{t("explanation")}</p>
      <div className="grid gap-3.5">
        <NextIntlClientProvider messages={{ confirmEmail }}>
          <SendAgainForm />
        </NextIntlClientProvider>
        <ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>
      </div>
    </Panel>
  );
}
