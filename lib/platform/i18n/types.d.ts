import type { Locale } from "@/lib/domain/display/locale";
import type { Messages } from "@/lib/platform/i18n/messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
