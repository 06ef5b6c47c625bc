import { Line } from "@/app/api/docs/_components/prose";
import { Scrolling } from "@/app/api/docs/_components/scrolling";
import type { SchemaRow } from "@/lib/platform/api/open-api/schema-rows";

type Props = Readonly<{ of: string; title: string; rows: readonly SchemaRow[] }>;

/** The fields of a request or an answer. */
export function SchemaTable({ of, title, rows }: Props) {
  return (
    <Scrolling label={`${of}: ${title}`}>
      <table className="rows text-[0.8125rem]">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">Type</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, type, required, description }) => (
            <tr key={field}>
              <th scope="row">
                <code className="whitespace-nowrap">{field}</code>
                {required && <span className="ms-1.5 text-xs font-normal text-muted">required</span>}
              </th>
              <td className="text-muted">{type}</td>
              <td>
                <Line text={description} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
