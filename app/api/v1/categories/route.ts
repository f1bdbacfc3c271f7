import * as operations from '@/lib/api/operations/film'
import { categoryWords } from '@/lib/film/categories'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done } from '@/lib/outcome'
import { listCategories } from '@/lib/threads/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.listCategories, async ({ viewer, request }) => {
    const items = (await listCategories(viewer)).map(({ slug, version, threads }) => ({ slug, ...categoryWords(slug, acceptedLocale(request)), version, threads }))
    return done({ items, next: null })
  }),
)
