import { redirect } from "next/navigation";

/** The day begins with the accounts. */
export default function HomePage(): never {
  redirect("/accounts");
}
