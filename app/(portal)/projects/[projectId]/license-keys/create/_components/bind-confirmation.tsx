import { useLocale, useTranslations } from "next-intl";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { StepLink } from "@/components/forms/step-link";
import { SubmitButton } from "@/components/forms/submit-button";
import { MixingWarning } from "@/components/licenses/mixing-warning";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { showCount } from "@/lib/domain/display/amount";
import type { BindAnswer } from "@/lib/features/license-keys/schema";

type Props = Readonly<{
  projectId: string;
  values: Readonly<Record<string, string>>;
  reference: string;
  answer: BindAnswer;
  send: (form: FormData) => void;
  onBack: () => void;
}>;

const KEPT = ["article", "quantity", "serial", "endCustomer", "location", "description"] as const;

/** Exactly what will be bound. *Back* undoes it; after *Confirm* only the vendor can. */
export function BindConfirmation({ projectId, values, reference, answer, send, onBack }: Props) {
  const t = useTranslations("licenseKeys");
  const locale = useLocale();
  const [license] = answer.licenses;
  if (!license) return null;
  const facts = [
    { label: t("license"), value: license.name },
    { label: t("amount"), value: showCount(license.quantity, locale) },
    { label: t("serial"), value: <code>{license.serial}</code> },
    { label: t("endCustomer"), value: license.endCustomer },
    { label: t("location"), value: license.location },
    { label: t("description"), value: license.description },
  ];
  const kept = Object.fromEntries(KEPT.map((name) => [name, values[name] ?? ""]));
  return (
    <Panel title={t("confirmTitle")} className="max-w-xl">
      <Facts facts={facts.filter(({ value }) => value !== "")} />
      <div className="mt-4 grid gap-3 text-muted">
        {answer.left.map(({ article, name, left }) => (
          <p key={article}>{t("leftAfter", { name, left: showCount(left, locale) })}</p>
        ))}
        <p>{t("confirmNote")}</p>
        <MixingWarning mixings={answer.mixings} />
      </div>
      <form action={send} className="mt-5 flex flex-wrap gap-2.5">
        <HiddenFields fields={{ projectId, reference, ...kept }} />
        <SubmitButton name="intent" value="bind">
          {t("confirm")}
        </SubmitButton>
        <StepLink href={`/projects/${projectId}/license-keys/create`} onStep={onBack}>
          {t("back")}
        </StepLink>
      </form>
    </Panel>
  );
}
