import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

type Props = Readonly<{ keys: readonly string[] }>;

/**
 * The button that makes the printable certificate of keys which a page shows whole, this once: one key, or all of a
 * batch as one PDF with a page each. `keys` are the whole keys (`ACT-1-…`). A plain form that posts them to
 * `/certificates`: it works without scripts, stands beside other forms (never inside one), and needs the messages
 * `certificates` where a client component draws it.
 */
export function CertificateForm({ keys }: Props) {
  const t = useTranslations("certificates");
  return (
    <form action="/certificates" method="post">
      <input type="hidden" name="activationKeys" value={keys.join("\n")} />
      <Button type="submit" small>
        {keys.length > 1 ? t("printAll") : t("print")}
      </Button>
    </form>
  );
}
