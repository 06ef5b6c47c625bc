"use client";

import { Broken, type BrokenProps } from "@/components/layout/broken";

export default function ErrorPage(props: BrokenProps) {
  return <Broken {...props} />;
}
