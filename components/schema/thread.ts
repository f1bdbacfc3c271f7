import type { Comment, DiscussionForumPosting, Person } from 'schema-dts'
import { cardVersion } from '@/lib/cards/texts'
import { threadCard } from '@/components/cards/texts'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { plainExcerpt } from '@/lib/markdown/excerpt'
import { pathsIn } from '@/lib/paths'
import type { PersonView } from '@/lib/people/view'
import type { PostView } from '@/lib/posts/view'
import type { Cleared } from '@/lib/spoilers/sealed'
import type { ThreadRow } from '@/lib/threads/view'

// UTF-16 units. The page has the whole texts already: enough to tell what is said, without making it twice as heavy.
const OPENING = 2_000
const COMMENT = 300

/** Of a post, what is told to search engines: nothing that could be sealed. Its words come from `open`, made for a guest. */
type Facts = Pick<PostView, 'number' | 'author' | 'createdAt' | 'editedAt' | 'state'>

interface Discussion {
  /** The forum's own address, without a slash at its end. */
  site: string
  locale: Locale
  thread: ThreadRow
  page: number
  posts: readonly Facts[]
  /** The open text of these posts, by their numbers. */
  open: ReadonlyMap<number, Cleared<'text'>>
}

/** A page of a thread as schema.org has it. Of what is sealed it holds nothing, not that it is there: a comment without open words is left out. */
export function discussionData({ site, locale, thread, page, posts, open }: Discussion): DiscussionForumPosting {
  const to = pathsIn(locale)
  const first = posts.find(({ number }) => number === 1)
  const opening = open.get(1)
  return {
    '@type': 'DiscussionForumPosting',
    '@id': site + to.threadById(thread.id),
    headline: thread.title,
    // The first page's, whichever page this is: it is one discussion.
    url: site + to.thread(thread),
    mainEntityOfPage: site + to.thread(thread, page),
    author: person(site, locale, thread.author),
    datePublished: thread.createdAt.toISOString(),
    ...(first?.editedAt && { dateModified: first.editedAt.toISOString() }),
    ...(first && opening && { text: plainExcerpt(opening.text, OPENING) }),
    image: site + to.threadCard(thread.id, cardVersion(threadCard(locale, thread))),
    commentCount: thread.posts - 1,
    interactionStatistic: { '@type': 'InteractionCounter', interactionType: { '@type': 'CommentAction' }, userInteractionCount: thread.posts - 1 },
    isPartOf: { '@type': 'WebSite', '@id': `${site}/#site`, name: words(locale, 'common')('site.name'), url: site + to.home() },
    comment: posts.filter(({ number, state }) => number > 1 && state === 'visible').flatMap((post) => {
      const text = open.get(post.number)
      return text ? [commentData(site, locale, thread.id, post, text)] : []
    }),
  }
}

function commentData(site: string, locale: Locale, threadId: number, post: Facts, text: Cleared<'text'>): Comment {
  const url = site + pathsIn(locale).post(threadId, post.number)
  return {
    '@type': 'Comment',
    '@id': url,
    url,
    position: post.number,
    author: person(site, locale, post.author),
    datePublished: post.createdAt.toISOString(),
    ...(post.editedAt && { dateModified: post.editedAt.toISOString() }),
    text: plainExcerpt(text.text, COMMENT),
  }
}

function person(site: string, locale: Locale, author: PersonView | null): Person {
  if (!author) return { '@type': 'Person', name: words(locale, 'threads')('post.gone') }
  return { '@type': 'Person', name: author.name, url: site + pathsIn(locale).person(author.handle) }
}
