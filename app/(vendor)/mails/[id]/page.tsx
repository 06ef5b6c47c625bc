import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailReason } from "@/components/mails/mail-reason";
import { MailStateChip } from "@/components/mails/mail-state-chip";
import { Alert } from "@/components/ui/alert";
import { type Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadMail } from "@/lib/features/mails/loaders";
import { MailContent } from "./_components/mail-content";
import { SendAgainForm } from "./_components/send-again-form";

export async function generateMetadata({ params }: PageProps<"/mails/[id]">): Promise<Metadata> {
  return { title: (await loadMail((await params).id)).subject };
}

export default async function MailPage({ params }: PageProps<"/mails/[id]">) {
  const t = await getTranslations("mails");
  const mail = await loadMail((await params).id);
  const facts: Fact[] = [
    { label: t("recipients"), value: mail.recipients.join(", ") },
    { label: t("kind"), value: t(`kinds.${mail.kind}`) },
    { label: t("at"), value: <Moment at={mail.at} /> },
    { label: t("attempts"), value: mail.attempts },
    ...(mail.reason === null ? [] : [{ label: t("reason"), value: <MailReason reason={mail.reason} /> }]),
  ];
  return (
    <>
      <PageHeader
        title={mail.subject}
        crumbs={[{ label: t("title"), href: "/mails" }]}
        chip={<MailStateChip state={mail.state} />}
      >
        <SendAgainForm
          mailId={mail.id}
          canBeSentAgain={mail.canBeSentAgain}
          label={t("sendAgain")}
          queued={t("queuedAgain")}
        />
      </PageHeader>
      <div className="grid gap-4">
        <Panel className="max-w-2xl">
          <Facts facts={facts} />
        </Panel>
        {mail.content ? (
          <MailContent mailId={mail.id} subject={mail.subject} content={mail.content} />
        ) : (
          <Alert>{t("hidden")}</Alert>
        )}
      </div>
    </>
  );
}
