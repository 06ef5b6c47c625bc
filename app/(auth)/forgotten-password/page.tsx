import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { ForgottenPasswordForm } from "./_components/forgotten-password-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forgottenPassword"))("title") };
}

export default async function ForgottenPasswordPage() {
  const t = await getTranslations("forgottenPassword");
  return (
    <Panel>
      <h1 className="mb-1 text-lg font-semibold tracking-tight">{t("title")}</h1>
      <p className="mb-4 text-muted">{t("explanation")}</p>
      <div className="grid gap-3.5">
        <ForgottenPasswordForm labels={{ email: t("email"), submit: t("submit"), sent: t("sent") }} />
        <ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>
      </div>
    </Panel>
  );
}
