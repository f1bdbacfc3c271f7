import { openapi } from '@/lib/api/openapi'
import { env } from '@/lib/env'
import { conditional } from '@/lib/http/conditional'
import { notOffered } from '@/lib/http/problem'

/** What the API offers, in OpenAPI 3.1. */
export function GET(request: Request) {
  return conditional(request, JSON.stringify(openapi(env().SITE_URL)), { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' })
}

const refuse = notOffered('GET, HEAD, OPTIONS')

export { refuse as POST, refuse as PUT, refuse as PATCH, refuse as DELETE }
