import { useTranslations } from "next-intl";
import { InvitationActions } from "@/components/members/invitation-actions";
import { RightsInWords, SeenInWords } from "@/components/members/rights-in-words";
import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";
import type { MemberRights } from "@/lib/domain/organizations/member-rights";

type Invitation = MemberRights &
  Readonly<{ id: string; email: string; expiresAt: Instant; isExpired: boolean }>;

/** The invitations that wait for their people, each with the ways to send it again and to withdraw it. */
export function InvitationsTable({ invitations }: Readonly<{ invitations: readonly Invitation[] }>) {
  const t = useTranslations("organization");
  const columns: Column[] = [
    { key: "email", label: t("email") },
    { key: "may", label: t("may"), quiet: true, wide: true },
    { key: "sees", label: t("sees"), nowrap: true, wide: true },
    { key: "until", label: t("until"), nowrap: true },
    { key: "actions", label: t("withdraw"), numeric: true },
  ];
  const rows = invitations.map(({ id, email, expiresAt, isExpired, ...rights }) => ({
    key: id,
    cells: [
      <span key="email" className="wrap-anywhere">
        {email}
      </span>,
      <RightsInWords key="may" {...rights} />,
      <SeenInWords key="sees" {...rights} />,
      isExpired ? (
        <Chip key="until" tone="end">
          {t("expired")}
        </Chip>
      ) : (
        <Moment key="until" at={expiresAt} style="date" />
      ),
      <InvitationActions
        key="actions"
        id={id}
        labels={{
          resend: t("resend"),
          resendNamed: t("resendNamed", { email }),
          withdraw: t("withdraw"),
          withdrawNamed: t("withdrawNamed", { email }),
        }}
      />,
    ],
  }));
  return <DataTable caption={t("invitations")} columns={columns} rows={rows} empty={t("noInvitations")} />;
}
