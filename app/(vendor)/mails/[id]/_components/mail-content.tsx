import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { MailFiles } from "./mail-files";

type File = Readonly<{ id: string; fileName: string; bytes: number }>;
type Props = Readonly<{
  mailId: string;
  subject: string;
  content: Readonly<{ html: string; text: string; files: readonly File[] }>;
}>;

/** A mail as its recipient sees it. No script runs in it, and its links open beside the console. */
export function MailContent({ mailId, subject, content }: Props) {
  const t = useTranslations("mails");
  return (
    <>
      {content.files.length > 0 && <MailFiles mailId={mailId} files={content.files} />}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]">
        <Panel title={t("asMail")} flush>
          <iframe
            title={subject}
            srcDoc={content.html}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            className="h-[40rem] w-full border-t bg-white"
          />
        </Panel>
        <Panel title={t("asText")}>
          <pre className="font-mono text-[0.8125rem] whitespace-pre-wrap wrap-anywhere">{content.text}</pre>
        </Panel>
      </div>
    </>
  );
}
