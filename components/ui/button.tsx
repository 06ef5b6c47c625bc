import { buttonVariants } from "@heroui/styles";
import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

const LOOKS = {
  primary: buttonVariants({ variant: "primary" }),
  plain: buttonVariants({ variant: "outline" }),
  quiet: buttonVariants({ variant: "ghost" }),
  end: buttonVariants({ variant: "danger-soft" }),
} as const;

export type ButtonLook = keyof typeof LOOKS;

type Look = Readonly<{ look?: ButtonLook | undefined; small?: boolean | undefined }>;

/** The class names of a button, for what must stay a plain link. */
export const buttonClass = ({ look = "plain", small }: Look, className?: string): string =>
  classNames(LOOKS[look], small && "button--sm", className);

/** A button that is drawn on the server and works before any script has come. */
export function Button({
  look,
  small,
  className,
  type = "button",
  ...props
}: Look & ComponentProps<"button">) {
  return <button type={type} className={buttonClass({ look, small }, className)} {...props} />;
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ look, small, className, ...props }: Look & ComponentProps<typeof Link>) {
  return <Link className={buttonClass({ look, small }, className)} {...props} />;
}
