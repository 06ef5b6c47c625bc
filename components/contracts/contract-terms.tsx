import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";

type Props = Readonly<{ terms: Readonly<{ version: string; locale: string; text: string; hash: string }> }>;

/** The terms of a contract, word by word as they are or were accepted, in the language in which they were read. */
export function ContractTerms({ terms }: Props) {
  const t = useTranslations("contracts");
  const [title = "", ...paragraphs] = terms.text.split("\n");
  return (
    <Panel title={t("termsTitle")} aside={t("version", { version: terms.version })}>
      <p className="mb-3 text-[0.8125rem] text-muted">{t("demoTerms")}</p>
      {/* Long terms scroll in themselves, so the keyboard must be able to reach them. */}
      <section
        lang={terms.locale}
        aria-label={title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="grid max-h-96 gap-2.5 overflow-y-auto rounded-md border p-3.5"
      >
        <h3 className="font-semibold">{title}</h3>
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <p className="mt-2 font-mono text-xs break-all text-muted">
        {t("hash")} {terms.hash}
      </p>
    </Panel>
  );
}
