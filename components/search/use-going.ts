import { useRouter } from "next/navigation";

/** Goes to a hit's page, and takes the palette away first. */
export function useGoing(close: () => void): (href: string) => void {
  const router = useRouter();
  return (href) => {
    close();
    router.push(href);
  };
}
