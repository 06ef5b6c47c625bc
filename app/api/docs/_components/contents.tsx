import type { Described } from "@/lib/platform/api/open-api/described";

type Props = Readonly<{ groups: readonly Readonly<{ name: string; operations: readonly Described[] }>[] }>;

/** The way to each operation: beside the page where there is room, folded above it where there is not. */
export function Contents({ groups }: Props) {
  return (
    <>
      <details className="mb-4 rounded-lg border bg-surface px-4 py-2 lg:hidden">
        <summary className="cursor-pointer py-1 font-medium">Contents</summary>
        <Links groups={groups} label="Contents, folded" />
      </details>
      <div className="sticky top-0 hidden max-h-dvh self-start overflow-y-auto py-8 lg:block">
        <Links groups={groups} label="Contents" />
      </div>
    </>
  );
}

function Links({ groups, label }: Props & Readonly<{ label: string }>) {
  return (
    <nav aria-label={label} className="text-[0.8125rem]">
      {groups.map(({ name, operations }) => (
        <div key={name} className="mb-4">
          <p className="mb-1 font-semibold">{name}</p>
          <ul>
            {operations.map(({ id, summary }) => (
              <li key={id}>
                <a href={`#${id}`} className="block py-0.5 text-muted hover:text-foreground hover:underline">
                  {summary}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
