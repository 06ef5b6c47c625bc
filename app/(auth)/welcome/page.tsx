import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { CreateOrganizationForm } from "@/components/organizations/create-organization-form";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { signOut } from "@/lib/features/sessions/actions";
import { loadNewcomer } from "@/lib/features/sessions/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organization"))("welcomeTitle") };
}

export default async function WelcomePage() {
  const [person, t, { organization }] = await Promise.all([
    loadNewcomer(),
    getTranslations("organization"),
    getMessages(),
  ]);
  return (
    <Panel>
      <h1 className="mb-1 text-lg font-semibold tracking-tight">{t("welcomeTitle")}</h1>
      <p className="mb-4 text-muted">{t("welcome")}</p>
      <NextIntlClientProvider messages={{ organization }}>
        <CreateOrganizationForm />
      </NextIntlClientProvider>
      <form action={signOut} className="mt-3.5 flex items-center gap-3 border-t pt-3.5">
        <p className="min-w-0 flex-1 text-[0.8125rem] wrap-anywhere text-muted">
          {t("signedInAs", { email: person.email })}
        </p>
        <Button type="submit" small>
          {t("signOut")}
        </Button>
      </form>
    </Panel>
  );
}
