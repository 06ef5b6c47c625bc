import { useTranslations } from "next-intl";
import { Live } from "./live";

type Props = Readonly<{ href: string; version: string; of: "device" | "list" }>;

/** A list costs more to read than one device. */
const EVERY_MILLISECONDS = { device: 2_000, list: 5_000 } as const;

/** Keeps a page up to date by itself; without scripts it says how to. */
export function Follow({ href, version, of }: Props) {
  const t = useTranslations("deviceViews.live");
  const texts = { on: t(of === "list" ? "onList" : "on"), off: t("off"), ended: t("ended") };
  return (
    <>
      <Live href={href} version={version} everyMilliseconds={EVERY_MILLISECONDS[of]} texts={texts} />
      <noscript>
        <p className="text-[0.8125rem] text-muted">{t("without")}</p>
      </noscript>
    </>
  );
}
