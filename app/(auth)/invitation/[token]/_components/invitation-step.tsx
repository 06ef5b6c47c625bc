"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { UNSENT } from "@/lib/domain/form-state";
import { acceptInvitation } from "@/lib/features/invitations/actions";
import { signOut } from "@/lib/features/sessions/actions";
import { BeginForm } from "./begin-form";

type Props = Readonly<{
  link: string;
  email: string;
  /** Who is looking: the person invited, signed in or new; somebody else; or somebody who has to sign in. */
  step: "invited" | "another" | "nobody" | "new";
  viewerEmail: string | null;
}>;

/** What to do about an invitation, depending on who is looking at it. */
export function InvitationStep({ link, email, step, viewerEmail }: Props) {
  const t = useTranslations("invitation");
  if (step === "invited") return <AcceptForm link={link} />;
  if (step === "new") return <BeginForm link={link} email={email} />;
  if (step === "another") {
    return (
      <form action={signOut} className="grid gap-3.5">
        <Alert tone="changed">{t("another", { viewer: viewerEmail ?? "", email })}</Alert>
        <SubmitButton look="plain" fullWidth>
          {t("signOut")}
        </SubmitButton>
      </form>
    );
  }
  return (
    <div className="grid gap-3.5">
      <p className="text-muted">{t("registered", { email })}</p>
      <ButtonLink look="primary" href={`/sign-in?callbackUrl=${encodeURIComponent(`/invitation/${link}`)}`}>
        {t("signIn")}
      </ButtonLink>
    </div>
  );
}

function AcceptForm({ link }: Readonly<{ link: string }>) {
  const t = useTranslations("invitation");
  const [{ formError }, send] = useActionState(acceptInvitation, UNSENT);
  return (
    <ActionForm send={send} hidden={{ link }} formError={formError}>
      <SubmitButton fullWidth>{t("accept")}</SubmitButton>
    </ActionForm>
  );
}
