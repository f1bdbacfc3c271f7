import { compose, pagePlace } from '@/components/spoilers/compose'
import type { Locale } from '@/lib/i18n/locales'
import type { PostView } from '@/lib/posts/view'
import { PostText } from './post-text'

/** A post's words as this viewer gets them: open stretches, and seals where something is withheld. */
export function PostBody({ locale, post }: { locale: Locale; post: PostView }) {
  return <PostText html={compose(pagePlace(locale, post), post.segments)} />
}
