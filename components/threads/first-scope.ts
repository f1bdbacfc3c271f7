import type { PickedScope } from '@/components/forms/marks'
import { categoryData } from '@/lib/film/categories'
import { isVersionKey } from '@/lib/film/versions'
import type { PostView } from '@/lib/posts/view'
import { fallbackScope } from '@/lib/texts/rules'
import { formatScope } from '@/lib/spoilers/scope'
import type { ThreadRow } from '@/lib/threads/view'

/**
 * What the spoiler button of a thread begins with: the thread's own scope, else the newest that its posts show to everybody, else what an
 * unscoped mark means in its category.
 */
export function firstScope({ spoiler, category }: Pick<ThreadRow, 'spoiler' | 'category'>, posts: readonly PostView[]): PickedScope {
  const newest = posts.flatMap(({ segments }) => segments).findLast(({ scopes }) => scopes.length > 0)?.scopes.at(-1)
  if (!spoiler && newest) return newest
  return fallbackScope(spoiler && formatScope(spoiler), categoryVersion(category))
}

/** The version that an unscoped mark means in a category; null: any. */
export function categoryVersion(slug: string): string | null {
  const version = categoryData(slug)?.version
  return isVersionKey(version) ? version : null
}
