import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/facts";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { PASSWORD_LEAST } from "@/lib/domain/people/password-policy";
import { loadSession } from "@/lib/features/sessions/loaders";
import { ChangePasswordForm } from "./_components/change-password-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage() {
  const [{ person, current }, t, words] = await Promise.all([
    loadSession(),
    getTranslations("profile"),
    getTranslations("passwords"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid max-w-2xl gap-4">
        <Panel title={t("person")}>
          <Facts
            facts={[
              { label: t("name"), value: person.name },
              { label: t("email"), value: person.email },
              { label: t("organization"), value: current.name },
            ]}
          />
        </Panel>
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
      </div>
    </>
  );
}
