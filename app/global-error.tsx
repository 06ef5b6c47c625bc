"use client";

type Props = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

const PAGE = { fontFamily: "system-ui, sans-serif", padding: "6rem 1rem", textAlign: "center" } as const;

/** The last resort, when even the surrounding page broke: no translations, no styles, just words. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en">
      <body style={PAGE}>
        <h1>Something went wrong</h1>
        <p>The page could not be shown. Nothing was changed that you did not see confirmed.</p>
        <button type="button" onClick={reset}>
          Try again
        </button>
        {error.digest && <p>Reference {error.digest}</p>}
      </body>
    </html>
  );
}
