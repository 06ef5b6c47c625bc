import { Scrolling } from "@/app/api/docs/_components/scrolling";

/** Something to copy, as it is. */
export function CodeBlock({ label, text }: Readonly<{ label: string; text: string }>) {
  return (
    <Scrolling label={label}>
      <pre className="px-4 py-3 font-mono text-xs leading-5">{text}</pre>
    </Scrolling>
  );
}
