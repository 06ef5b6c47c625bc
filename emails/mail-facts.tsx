import { STYLES } from "@/emails/theme";

export type MailFact = Readonly<{ label: string; value: string }>;

/** Names on the left, values on the right; in the plain text one line each. */
export function MailFacts({ facts }: Readonly<{ facts: readonly MailFact[] }>) {
  return (
    <table className="facts" cellPadding={0} cellSpacing={0} style={STYLES.facts}>
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row" className="muted line" style={STYLES.label}>
              {label}
            </th>
            <td className="line" style={STYLES.value}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
