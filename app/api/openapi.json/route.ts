import { document } from "@/app/api/document";

/** The OpenAPI document. Anybody may read it, from anywhere. */
export function GET(): Response {
  return Response.json(document(), {
    headers: { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" },
  });
}
