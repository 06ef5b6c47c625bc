import Form from "next/form";
import { useTimeZone, useTranslations } from "next-intl";
import { TextField } from "@/components/forms/text-field";
import { Button, ButtonLink } from "@/components/ui/button";
import { withQuery } from "@/components/ui/with-query";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { localTimeOf } from "@/lib/domain/display/local-time";
import { addSeconds, formatInstant, type Instant, seconds } from "@/lib/domain/instant";

/** Which second is explained, and the way to its neighbors. */
export function SecondForm({ path, at }: Readonly<{ path: string; at: Instant }>) {
  const t = useTranslations("explanation");
  const local = localTimeOf(at, useTimeZone() ?? DEFAULT_TIME_ZONE);
  const page = `${path}/second`;
  const neighbor = (by: bigint) => withQuery(page, { at: formatInstant(addSeconds(at, seconds(by))) });
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2.5">
      <Form action={page} className="flex flex-wrap items-end gap-3">
        <div className="w-60">
          <TextField
            type="datetime-local"
            step="1"
            name="at"
            label={t("field")}
            description={t("hint")}
            defaultValue={local}
            key={local}
          />
        </div>
        <Button type="submit" className="mb-5">
          {t("submit")}
        </Button>
      </Form>
      <div className="mb-5 flex flex-wrap gap-2 sm:ms-auto">
        <ButtonLink href={neighbor(-1n)} prefetch={false} look="quiet">
          {t("before")}
        </ButtonLink>
        <ButtonLink href={neighbor(1n)} prefetch={false} look="quiet">
          {t("after")}
        </ButtonLink>
        <ButtonLink href={path} prefetch={false} look="quiet">
          {t("back")}
        </ButtonLink>
      </div>
    </div>
  );
}
