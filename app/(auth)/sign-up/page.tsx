import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { PASSWORD_LEAST } from "@/lib/domain/people/password-policy";
import { SignUpForm } from "./_components/sign-up-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signUp"))("title") };
}

export default async function SignUpPage() {
  const [t, words, { signUp }] = await Promise.all([
    getTranslations("signUp"),
    getTranslations("passwords"),
    getMessages(),
  ]);
  return (
    <Panel>
      <h1 className="mb-1 text-lg font-semibold tracking-tight">{t("title")}</h1>
      <p className="mb-4 text-muted">{t("explanation")}</p>
      <NextIntlClientProvider messages={{ signUp }}>
        <SignUpForm rule={words("rule", { least: PASSWORD_LEAST })} />
      </NextIntlClientProvider>
    </Panel>
  );
}
