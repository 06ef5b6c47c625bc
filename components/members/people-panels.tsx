import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { InvitationsTable } from "@/components/members/invitations-table";
import { InviteForm } from "@/components/members/invite-form";
import { MembersTable } from "@/components/members/members-table";
import { Panel } from "@/components/ui/panel";
import type { ComponentProps, ReactNode } from "react";

type Props = Readonly<{
  people: Readonly<{
    organization: Readonly<{ id: string }>;
    members: ComponentProps<typeof MembersTable>["members"];
    invitations: ComponentProps<typeof InvitationsTable>["invitations"];
    projects: ComponentProps<typeof InviteForm>["projects"];
  }>;
  viewerId?: string;
  /** Further panels: beneath the people, and beneath the form. */
  below?: ReactNode;
  aside?: ReactNode;
}>;

/** Who works for an organization, who is invited, and the form to invite somebody. */
export function PeoplePanels({ people, viewerId, below, aside }: Props) {
  const t = useTranslations("organization");
  const { organization } = useMessages();
  const { members, invitations, projects } = people;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 gap-4">
        <Panel title={t("members")} flush>
          <MembersTable members={members} {...(viewerId !== undefined && { viewerId })} />
        </Panel>
        <Panel title={t("invitations")} flush>
          <InvitationsTable invitations={invitations} />
        </Panel>
        {below}
      </div>
      <div className="grid min-w-0 gap-4">
        <Panel title={t("inviteTitle")}>
          <NextIntlClientProvider messages={{ organization }}>
            <InviteForm organizationId={people.organization.id} projects={projects} />
          </NextIntlClientProvider>
        </Panel>
        {aside}
      </div>
    </div>
  );
}
