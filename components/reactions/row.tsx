import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import type { PostView } from '@/lib/posts/view'
import { REACTIONS, type ReactionKind } from '@/lib/reactions/rules'
import type { ReactingView } from '@/lib/reactions/view'

/** The id of the form that the buttons of all posts of a page belong to. */
export const REACT_FORM = 'react'

const SIGNS: Record<ReactionKind, string> = { heart: '❤️', tears: '😭', laugh: '😄', think: '🤔' }

/**
 * A post's reactions: a button for each kind with how many people chose it, the same for everybody. The buttons belong to the page's one
 * `ReactForm`; they are HTML and not components, as a page has two hundred of them. Script lays one's own over them (mine.tsx); on a private
 * page they are there from the start, as `mine`, and press the other way round.
 */
export function ReactionRow({ locale, post, mine = null }: { locale: Locale; post: PostView; mine?: ReactingView | null }) {
  const label = words(locale, 'reactions')('of', { number: post.number })
  return <div className="reactions" role="group" aria-label={label} dangerouslySetInnerHTML={{ __html: rowHtml(locale, post, mine) }} />
}

function rowHtml(locale: Locale, { id, reactions }: PostView, mine: ReactingView | null): string {
  const t = words(locale, 'reactions')
  return toHtml(REACTIONS.map((kind) => {
    const count = reactions[kind] === 0 ? '' : countWords(locale, reactions[kind])
    const pressed = mine?.own.includes(kind) ?? false
    const laid = mine && { disabled: mine.whyNot === 'react-own', ariaPressed: String(pressed) }
    return h('button.reaction', { type: 'submit', form: REACT_FORM, name: 'reaction', value: `${id}:${kind}${pressed ? ':off' : ''}`, ...laid }, [
      h('span', { role: 'img', ariaLabel: t(`kinds.${kind}`) }, SIGNS[kind]), h('span.reaction-count', count),
    ])
  }))
}

/** "1.2K": as many signs as there is room for. */
function countWords(locale: Locale, count: number): string {
  return figures(locale).number(count, { notation: 'compact', maximumFractionDigits: 1 })
}
