import { openapi } from '@/lib/api/openapi'
import { env } from '@/lib/env'
import { conditional } from '@/lib/http/conditional'

/** What the API offers, in OpenAPI 3.1. */
export function GET(request: Request) {
  return conditional(request, JSON.stringify(openapi(env().SITE_URL)), { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' })
}
