/** Text with `code` and *emphasis*, as the document's descriptions have it. */
export function Prose({ text }: Readonly<{ text: string }>) {
  return text.split("\n\n").map((paragraph) => (
    <p key={paragraph} className="max-w-[72ch] text-pretty">
      {paragraph.split(/(`[^`]+`|\*[^*]+\*)/).map(piece)}
    </p>
  ));
}

/** One line of such text, where a paragraph would be too much. */
export const Line = ({ text }: Readonly<{ text: string }>) => text.split(/(`[^`]+`|\*[^*]+\*)/).map(piece);

function piece(text: string, index: number) {
  const inner = text.slice(1, -1);
  if (/^`.+`$/.test(text)) return <code key={index}>{inner}</code>;
  return /^\*.+\*$/.test(text) ? <em key={index}>{inner}</em> : text;
}
