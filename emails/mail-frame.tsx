import { Body } from "@react-email/body";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Html } from "@react-email/html";
import { Preview } from "@react-email/preview";
import { Text } from "@react-email/text";
import type { ReactNode } from "react";
import { COLORS, DARK_STYLES, STYLES } from "@/emails/theme";
import type { Locale } from "@/lib/domain/display/locale";

type Props = Readonly<{
  locale: Locale;
  /** What an inbox shows beside the subject. */
  preview: string;
  heading: string;
  /** Red, and only for the end. */
  ended?: boolean;
  /** Why the reader gets this mail. */
  footer: string;
  children: ReactNode;
}>;

/** The one quiet surface every mail stands on. */
export function MailFrame({ locale, preview, heading, ended = false, footer, children }: Props) {
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <style>{DARK_STYLES}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="page" style={STYLES.page}>
        <Container className="sheet" style={STYLES.sheet}>
          <Heading
            as="h1"
            className={ended ? "end" : undefined}
            style={ended ? { ...STYLES.heading, color: COLORS.end } : STYLES.heading}
          >
            {heading}
          </Heading>
          {children}
        </Container>
        <Text className="muted" style={STYLES.footer}>
          {footer}
        </Text>
      </Body>
    </Html>
  );
}

/** A paragraph of a mail. */
export function Paragraph({ children }: Readonly<{ children: ReactNode }>) {
  return <Text style={STYLES.paragraph}>{children}</Text>;
}
