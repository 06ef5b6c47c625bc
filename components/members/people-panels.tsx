import { useMessages, useTranslations } from "next-intl";
import { NextIntlClientProvider } from "next-intl";
import { InvitationsTable } from "@/components/members/invitations-table";
import { InviteForm } from "@/components/members/invite-form";
import { MembersTable } from "@/components/members/members-table";
import { Panel } from "@/components/ui/panel";
import type { ComponentProps } from "react";

type Props = Readonly<{
  people: Readonly<{
    organization: Readonly<{ id: string }>;
    members: ComponentProps<typeof MembersTable>["members"];
    invitations: ComponentProps<typeof InvitationsTable>["invitations"];
    projects: ComponentProps<typeof InviteForm>["projects"];
  }>;
  viewerId?: string;
}>;

/** Who works for an organization, who is invited, and the form to invite somebody. */
export function PeoplePanels({ people, viewerId }: Props) {
  const t = useTranslations("organization");
  const { organization } = useMessages();
  const { members, invitations, projects } = people;
  return (
    <>
      <div className="grid content-start gap-4">
        <Panel title={t("members")} flush>
          <MembersTable members={members} {...(viewerId !== undefined && { viewerId })} />
        </Panel>
        <Panel title={t("invitations")} flush>
          <InvitationsTable invitations={invitations} />
        </Panel>
      </div>
      <Panel title={t("inviteTitle")}>
        <NextIntlClientProvider messages={{ organization }}>
          <InviteForm organizationId={people.organization.id} projects={projects} />
        </NextIntlClientProvider>
      </Panel>
    </>
  );
}
