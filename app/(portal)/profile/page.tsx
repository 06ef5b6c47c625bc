import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { PASSWORD_LEAST } from "@/lib/domain/people/password-policy";
import { loadProfile } from "@/lib/features/people/loaders";
import { loadSecondFactor } from "@/lib/features/second-factors/loaders";
import { loadOwnSessions, loadSession } from "@/lib/features/sessions/loaders";
import { ChangeEmailForm } from "./_components/change-email-form";
import { ChangePasswordForm } from "./_components/change-password-form";
import { PersonPanel } from "./_components/person-panel";
import { SecondFactorPanel } from "./_components/second-factor-panel";
import { SessionsPanel } from "./_components/sessions-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage() {
  const [{ current }, person, factor, sessions, t, words, { profile }] = await Promise.all([
    loadSession(),
    loadProfile(),
    loadSecondFactor(),
    loadOwnSessions(),
    getTranslations("profile"),
    getTranslations("passwords"),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid max-w-2xl gap-4">
        <PersonPanel person={person} organizationName={current.name} />
        <SessionsPanel sessions={sessions} />
        <SecondFactorPanel factor={factor} />
        <Panel title={words("changeTitle")}>
          <ChangePasswordForm
            email={person.email}
            labels={{
              currentPassword: words("currentPassword"),
              newPassword: words("newPassword"),
              rule: words("rule", { least: PASSWORD_LEAST }),
              submit: words("change"),
              changed: words("changed"),
            }}
          />
        </Panel>
        <Panel title={t("emailTitle")}>
          <NextIntlClientProvider messages={{ profile }}>
            <ChangeEmailForm />
          </NextIntlClientProvider>
        </Panel>
      </div>
    </>
  );
}
