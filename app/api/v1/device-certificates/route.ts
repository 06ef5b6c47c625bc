import { listDeviceCertificates } from "@/app/api/v1/device-certificates/list-certificates";
import { issueDeviceCertificate } from "@/app/api/v1/device-certificates/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(
  listDeviceCertificates,
  issueDeviceCertificate,
);
