import { composePost } from '@/components/spoilers/compose'
import type { Locale } from '@/lib/i18n/locales'
import type { PostView } from '@/lib/posts/view'

/** A post's words as this viewer gets them: open stretches, and seals where something is withheld. */
export function PostBody({ locale, post }: { locale: Locale; post: PostView }) {
  const { id: postId, threadId, number, segments } = post
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: composePost({ locale, threadId, number, postId }, segments) }} />
}
