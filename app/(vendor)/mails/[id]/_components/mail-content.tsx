import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";

type Props = Readonly<{ subject: string; content: Readonly<{ html: string; text: string }> }>;

/** A mail as its recipient sees it. No script runs in it, and its links open beside the console. */
export function MailContent({ subject, content }: Props) {
  const t = useTranslations("mails");
  return (
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
  );
}
