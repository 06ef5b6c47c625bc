import { useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import type { LoadedInvitation } from "@/lib/features/invitations/loaders";

/** What is offered, by whom and until when. */
export function InvitationFacts({ offer }: Readonly<{ offer: NonNullable<LoadedInvitation["offer"]> }>) {
  const t = useTranslations("invitation");
  const words = useTranslations("organization.permissions");
  const { inviterName: inviter, organizationName: organization, permissions, limited, expiresAt } = offer;
  const rights = permissions.map((permission) => words(permission)).join(", ");
  return (
    <>
      <p className="mb-3 text-muted">
        {inviter === null ? t("leadNobody", { organization }) : t("lead", { inviter, organization })}
      </p>
      <Facts
        className="mb-4"
        facts={[
          { label: t("for"), value: <span className="wrap-anywhere">{offer.email}</span> },
          { label: t("rights"), value: limited ? `${rights} · ${t("projectsOnly")}` : rights },
          { label: t("until"), value: <Moment at={expiresAt} style="minute" /> },
        ]}
      />
    </>
  );
}
