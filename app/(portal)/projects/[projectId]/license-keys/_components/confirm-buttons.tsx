import { useTranslations } from "next-intl";
import { StepLink } from "@/components/forms/step-link";
import { SubmitButton } from "@/components/forms/submit-button";

type Props = Readonly<{
  /** What the last button sends and says. */
  intent: string;
  children: string;
  /** Where *Back* leads before any script has come. */
  backHref: string;
  onBack: () => void;
}>;

/** The last button of a form with a page between, and the way back from there. */
export function ConfirmButtons({ intent, children, backHref, onBack }: Props) {
  const t = useTranslations("licenseKeys");
  return (
    <div className="flex flex-wrap gap-2.5">
      <SubmitButton name="intent" value={intent}>
        {children}
      </SubmitButton>
      <StepLink href={backHref} onStep={onBack}>
        {t("back")}
      </StepLink>
    </div>
  );
}
