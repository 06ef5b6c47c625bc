import { handleAuth } from "@/lib/platform/auth/handler";

export { handleAuth as GET, handleAuth as POST };
