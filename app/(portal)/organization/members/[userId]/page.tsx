import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadMember } from "@/lib/features/members/loaders";
import { ChangeMemberForm } from "./_components/change-member-form";
import { RemoveMemberForm } from "./_components/remove-member-form";

type Props = PageProps<"/organization/members/[userId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ member }, t] = await Promise.all([
    loadMember((await params).userId),
    getTranslations("organization"),
  ]);
  return { title: t("memberTitle", { name: member.name }) };
}

export default async function MemberPage({ params }: Props) {
  const [{ member, projects, isSelf }, t, { organization }] = await Promise.all([
    loadMember((await params).userId),
    getTranslations("organization"),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader
        title={member.name}
        crumbs={[{ label: t("title"), href: "/organization" }, { label: member.name }]}
      />
      <NextIntlClientProvider messages={{ organization }}>
        <div className="grid max-w-xl gap-4">
          <Panel title={t("memberTitle", { name: member.name })}>
            <p className="mb-3 wrap-anywhere text-muted">{member.email}</p>
            <ChangeMemberForm member={member} projects={projects} />
          </Panel>
          {!isSelf && (
            <Panel title={t("removeTitle")}>
              <RemoveMemberForm userId={member.userId} name={member.name} />
            </Panel>
          )}
        </div>
      </NextIntlClientProvider>
    </>
  );
}
