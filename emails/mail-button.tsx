import { Button } from "@react-email/button";
import { Text } from "@react-email/text";
import { STYLES } from "@/emails/theme";

type Props = Readonly<{ href: string; children: string }>;

/** What to do now, and the same address in letters for programs that hide links; the plain text has it once. */
export function MailButton({ href, children }: Props) {
  return (
    <>
      <Button className="button" href={href} style={STYLES.button}>
        {children}
      </Button>
      <Text data-skip-in-text="true" className="muted" style={STYLES.address}>
        {href}
      </Text>
    </>
  );
}
