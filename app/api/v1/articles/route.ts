import { listArticles } from "@/app/api/v1/articles/list-articles";
import { createArticle } from "@/app/api/v1/articles/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listArticles, createArticle);
