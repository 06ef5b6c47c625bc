import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { loadInvitation } from "@/lib/features/invitations/loaders";
import { InvitationFacts } from "./_components/invitation-facts";
import { InvitationStep } from "./_components/invitation-step";

/**
 * The address is the secret: it goes to nobody else. Without any referrer a form that is sent without scripts would come
 * from nowhere, and be refused.
 */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation"))("title"), referrer: "same-origin" };
}

export default async function InvitationPage({ params }: PageProps<"/invitation/[token]">) {
  const { token } = await params;
  const [{ offer, viewer, viewerEmail }, t, { invitation, passwords }] = await Promise.all([
    loadInvitation(token),
    getTranslations("invitation"),
    getMessages(),
  ]);
  return (
    <Panel>
      <h1 className="mb-1 text-lg font-semibold tracking-tight">{t("title")}</h1>
      {offer ? (
        <>
          <InvitationFacts offer={offer} />
          <NextIntlClientProvider messages={{ invitation, passwords }}>
            <InvitationStep
              link={token}
              email={offer.email}
              step={viewer === "nobody" && !offer.isRegistered ? "new" : viewer}
              viewerEmail={viewerEmail}
            />
          </NextIntlClientProvider>
        </>
      ) : (
        <div className="mt-3 grid gap-3.5">
          <Alert tone="end">{t("invalid")}</Alert>
          <ButtonLink href="/">{t("toPortal")}</ButtonLink>
        </div>
      )}
    </Panel>
  );
}
