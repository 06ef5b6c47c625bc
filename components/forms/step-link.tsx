import { ButtonLink } from "@/components/ui/button";

type Props = Readonly<{ href: string; onStep: () => void; children: string }>;

/** Leads to another step of the same page: without a page being loaded, and as a link before any script has come. */
export function StepLink({ href, onStep, children }: Props) {
  return (
    <ButtonLink
      href={href}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault();
        onStep();
      }}
    >
      {children}
    </ButtonLink>
  );
}
