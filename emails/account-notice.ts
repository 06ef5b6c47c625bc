import { letter } from "@/emails/letter";
import { showExact } from "@/emails/rental-facts";
import type { MailContent } from "@/emails/render-mail";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";

type Props = Readonly<{
  locale: Locale;
  personName: string;
  at: Instant;
  /** What was done to the person's access. */
  notice:
    | Readonly<{ kind: "email-changed"; newEmail: string }>
    | Readonly<{ kind: "password-changed" }>
    | Readonly<{ kind: "second-factor-off" }>
    | Readonly<{ kind: "recovery-code-used"; left: number }>;
  forgottenUrl: string;
}>;

const WORDS = {
  en: {
    subject: {
      "email-changed": "Your email address was changed",
      "password-changed": "Your password was changed",
      "second-factor-off": "Your second factor was switched off",
      "recovery-code-used": "A recovery code was used",
    },
    changed: (at: string, email: string) =>
      `on ${at} the address of your access to the License Portal was changed to ${email}. Mails no longer come here.`,
    password: (at: string) =>
      `on ${at} the password of your access to the License Portal was changed. All sessions that were open then have ended.`,
    off: (at: string) =>
      `on ${at} the second factor of your access to the License Portal was switched off. From now on the password alone is enough.`,
    used: (at: string, left: number) =>
      `on ${at} somebody signed in to the License Portal with your password and a recovery code. ${left} are left.`,
    advice: (url: string) =>
      `If it was not you, set a new password at once: ${url} And tell your administrator.`,
    footer: "You get this mail because it concerns the safety of your access.",
  },
  de: {
    subject: {
      "email-changed": "Ihre E-Mail-Adresse wurde geändert",
      "password-changed": "Ihr Passwort wurde geändert",
      "second-factor-off": "Ihr zweiter Faktor wurde ausgeschaltet",
      "recovery-code-used": "Ein Wiederherstellungscode wurde verwendet",
    },
    changed: (at: string, email: string) =>
      `am ${at} wurde die Adresse Ihres Zugangs zum Lizenzportal auf ${email} geändert. Mails kommen nicht mehr hierher.`,
    password: (at: string) =>
      `am ${at} wurde das Passwort Ihres Zugangs zum Lizenzportal geändert. Alle Sitzungen, die da offen waren, sind beendet.`,
    off: (at: string) =>
      `am ${at} wurde der zweite Faktor Ihres Zugangs zum Lizenzportal ausgeschaltet. Ab jetzt genügt das Passwort allein.`,
    used: (at: string, left: number) =>
      `am ${at} hat sich jemand mit Ihrem Passwort und einem Wiederherstellungscode im Lizenzportal angemeldet. Es bleiben ${left}.`,
    advice: (url: string) =>
      `Waren Sie es nicht, setzen Sie sofort ein neues Passwort: ${url} Und sagen Sie Ihrer Administration Bescheid.`,
    footer: "Sie erhalten diese Mail, weil sie die Sicherheit Ihres Zugangs betrifft.",
  },
} as const;

/** What a person must know about their own access, at an address that only they read. */
export function accountNotice({ locale, personName, at, notice, forgottenUrl }: Props): MailContent {
  const words = WORDS[locale];
  return letter({
    locale,
    personName,
    subject: words.subject[notice.kind],
    heading: words.subject[notice.kind],
    paragraphs: [leadOf(notice, showExact(at, locale), locale), words.advice(forgottenUrl)],
    action: null,
    footer: words.footer,
  });
}

function leadOf(notice: Props["notice"], at: string, locale: Locale): string {
  const words = WORDS[locale];
  if (notice.kind === "email-changed") return words.changed(at, notice.newEmail);
  if (notice.kind === "recovery-code-used") return words.used(at, notice.left);
  return notice.kind === "second-factor-off" ? words.off(at) : words.password(at);
}
