import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { PASSWORD_LEAST } from "@/lib/domain/people/password-policy";
import { loadPersonOfLink } from "@/lib/features/people/loaders";
import { SetPasswordForm } from "./_components/set-password-form";

/**
 * The address is the secret: it goes to nobody else. Without any referrer a form that is sent without scripts would come
 * from nowhere, and be refused.
 */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("passwords"))("setTitle"), referrer: "same-origin" };
}

export default async function SetPasswordPage({ params }: PageProps<"/set-password/[token]">) {
  const { token } = await params;
  const [person, t] = await Promise.all([loadPersonOfLink(token), getTranslations("passwords")]);
  return (
    <Panel>
      <h1 className="mb-1 text-lg font-semibold tracking-tight">{t("setTitle")}</h1>
      {person ? (
        <>
          <p className="mb-4 text-muted">{t("setFor", { name: person.name, email: person.email })}</p>
          <SetPasswordForm
            link={token}
            email={person.email}
            labels={{
              newPassword: t("newPassword"),
              rule: t("rule", { least: PASSWORD_LEAST }),
              submit: t("set"),
            }}
          />
        </>
      ) : (
        <div className="mt-3 grid gap-3.5">
          <Alert tone="end">{t("linkInvalid")}</Alert>
          <ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>
        </div>
      )}
    </Panel>
  );
}
