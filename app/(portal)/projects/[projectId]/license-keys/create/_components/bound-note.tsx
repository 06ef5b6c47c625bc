import { useTranslations } from "next-intl";
import { MixingWarning } from "@/components/licenses/mixing-warning";
import { Alert } from "@/components/ui/alert";
import { buttonClass, ButtonLink } from "@/components/ui/button";
import { withQuery } from "@/components/ui/with-query";
import type { BindAnswer } from "@/lib/features/license-keys/schema";

type Props = Readonly<{ projectId: string; answer: BindAnswer }>;

/** That it happened, with the file to download and the way to the list; the form for the next one stands below. */
export function BoundNote({ projectId, answer }: Props) {
  const t = useTranslations("licenseKeys");
  const path = `/projects/${projectId}/license-keys`;
  const serials = [...new Set(answer.licenses.map(({ serial }) => serial))];
  return (
    <>
      <Alert tone="good" title={t("bound", { count: answer.licenses.length })}>
        <ul className="grid gap-1">
          {answer.licenses.map(({ id, name, quantity, serial, licenseKey }) => (
            <li key={id}>
              {quantity} × {name}, {serial}: <code>{licenseKey}</code>
            </li>
          ))}
        </ul>
      </Alert>
      <MixingWarning mixings={answer.mixings} />
      <div className="flex flex-wrap gap-2.5">
        {serials.map((serial) => (
          <a
            key={serial}
            href={withQuery(`${path}/download`, { serial })}
            download
            className={buttonClass({})}
          >
            {t("boundOn", { serial })}
          </a>
        ))}
        <ButtonLink href={path} look="quiet" prefetch={false}>
          {t("done")}
        </ButtonLink>
      </div>
    </>
  );
}
