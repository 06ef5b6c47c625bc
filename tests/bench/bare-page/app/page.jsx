export const dynamic = "force-dynamic";

const ROWS = Array.from({ length: 50 }, (_, row) => row);
const COLUMNS = ["Time", "Event", "Licenses and prices", "iSC per month", "Amount", "Balance", "Person"];

/** Nothing but a table of fifty rows, drawn at each request: what a page costs before it does anything. */
export default function BarePage() {
  return (
    <table>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row}>
            {COLUMNS.map((column) => (
              <td key={column}>{`${column} ${row}`}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
