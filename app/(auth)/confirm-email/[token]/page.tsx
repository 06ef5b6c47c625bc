import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { loadLinkedEmail } from "@/lib/features/email-links/loaders";
import { ConfirmChangeForm } from "./_components/confirm-change-form";
import { ConfirmSignUpForm } from "./_components/confirm-sign-up-form";

/**
 * The address is the secret: it goes to nobody else. Without any referrer a form that is sent without scripts would come
 * from nowhere, and be refused.
 */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("confirmEmail"))("title"), referrer: "same-origin" };
}

export default async function ConfirmEmailByLinkPage({ params }: PageProps<"/confirm-email/[token]">) {
  const { token } = await params;
  const [linked, t, { confirmEmail }] = await Promise.all([
    loadLinkedEmail(token),
    getTranslations("confirmEmail"),
    getMessages(),
  ]);
  const isChange = linked?.occasion === "change";
  return (
    <Panel>
      <h1 className="mb-1 text-lg font-semibold tracking-tight">{t(isChange ? "changeTitle" : "title")}</h1>
      <NextIntlClientProvider messages={{ confirmEmail }}>
        {linked && !isChange && (
          <>
            <p className="mb-4 text-muted">{t("for", { name: linked.name, email: linked.email })}</p>
            <ConfirmSignUpForm link={token} email={linked.email} />
          </>
        )}
        {linked && isChange && (
          <>
            <p className="mb-4 text-muted">
              {t("changeFor", { name: linked.name, email: linked.email, before: linked.presentEmail })}
            </p>
            <ConfirmChangeForm link={token} />
          </>
        )}
      </NextIntlClientProvider>
      {!linked && (
        <div className="mt-3 grid gap-3.5">
          <Alert tone="end">{t("linkInvalid")}</Alert>
          <ButtonLink href="/confirm-email">{t("again")}</ButtonLink>
          <ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>
        </div>
      )}
    </Panel>
  );
}
