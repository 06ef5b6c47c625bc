import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { AuthorityState } from "@/lib/domain/devices/device-authority";

type Props = Readonly<{ state: AuthorityState; isIssuing: boolean; canSign: boolean }>;

/** How an authority stands: the one that signs in green, one whose key is lost in yellow, one that is over in red. */
export function AuthorityStateChip({ state, isIssuing, canSign }: Props) {
  const t = useTranslations("deviceIdentity.authorities");
  if (isIssuing) return <Chip tone="good">{t("signs")}</Chip>;
  if (state === "issuing" && !canSign) return <Chip tone="changed">{t("cannotSign")}</Chip>;
  return <Chip tone={state === "over" ? "end" : "neutral"}>{t(`states.${state}`)}</Chip>;
}
