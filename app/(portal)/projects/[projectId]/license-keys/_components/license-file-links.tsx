import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { withQuery } from "@/components/ui/with-query";
import { LICENSE_FORMS } from "@/lib/features/license-files/schema";

/** A device's license file in each of its forms. */
export function LicenseFileLinks({ path, serial }: Readonly<{ path: string; serial: string }>) {
  const t = useTranslations("licenseKeys");
  return (
    <div className="flex flex-wrap gap-2">
      {LICENSE_FORMS.map((form) => (
        <a
          key={form}
          href={withQuery(`${path}/download`, { serial, form })}
          download
          className={buttonClass({ small: true, look: form === "script" ? "primary" : "plain" })}
        >
          {t(`forms.${form}`)}
        </a>
      ))}
    </div>
  );
}
