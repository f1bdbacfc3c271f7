import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import type { ElementContent } from 'hast'
import { buttonClass } from '@/components/ui/button'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import { closingTime, isClosed } from '@/lib/polls/rules'
import type { PollView } from '@/lib/polls/view'
import { pollWords } from './poll-words'

/** Where the polls of a text are voted on. */
export interface PollPlace {
  /** The id of their post; null where there is none yet, as in a preview: then they are drawn and cannot be used. */
  of: number | null
  /** Those whose results may be shown. */
  results: readonly PollView[]
}

/** The id of the form that all polls of a page belong to, those in what is opened later as well. */
export const POLL_FORM = 'poll-form'

/** The name of the fields in which one chooses, and the value of the buttons that send them: the poll among all of a page. */
const pollName = (postId: number, index: number) => `${postId}.${index}`

// Exactly as the renderer writes a poll. There is no other element like it in one.
const POLL = /<div data-poll="(\d+)" data-choice="(one|many)"(?: data-until="([\d-]+)")?>([\s\S]*?)<(ul|ol)((?: start="\d+")?)>([\s\S]*?)<\/\5><\/div>/g
const OPTION = /<li dir="auto">([\s\S]*?)<\/li>/g

/** A segment's HTML with its polls as controls of the page's form. `fill` puts what lies within it into its slots. */
export function drawPolls({ locale, key, polls }: { locale: Locale; key: string; polls: PollPlace }, html: string, fill: (html: string) => string): string {
  let drawn = ''
  let from = 0
  for (const match of html.matchAll(POLL)) {
    const [written, index, choice, until = null, asked = '', tag = 'ul', start = '', list = ''] = match
    const options = Array.from(list.matchAll(OPTION), ([, option = '']) => fill(option))
    const poll = { index: Number(index), multiple: choice === 'many', closesAt: closingTime(until), asked: fill(asked), tag, start, options, until }
    drawn += fill(html.slice(from, match.index)) + toHtml(drawPoll(locale, key, polls, poll), { allowDangerousHtml: true })
    from = match.index + written.length
  }
  return drawn + fill(html.slice(from))
}

interface Drawn {
  index: number
  multiple: boolean
  closesAt: Date | null
  until: string | null
  asked: string
  tag: string
  start: string
  options: readonly string[]
}

const raw = (html: string) => ({ type: 'raw', value: html }) as unknown as ElementContent

function drawPoll(locale: Locale, key: string, { of, results }: PollPlace, poll: Drawn): ElementContent {
  const { index, multiple, closesAt, until, asked, tag, start, options } = poll
  const t = words(locale, 'polls')
  const view = results.find((one) => one.index === index)
  const known = view ? pollWords(locale, view) : null
  const closed = view?.closed ?? isClosed({ closesAt })
  const day = until && figures(locale).dateTime(new Date(`${until}T00:00:00Z`), { dateStyle: 'long' })
  const items = options.map((option, at) => h(`li.poll-option${view?.mine?.includes(at) ? '.is-mine' : ''}`, { dir: 'auto' }, [
    closed ? h('div.poll-words', [raw(option)]) : choice({ name: pollName(of ?? 0, index), id: `${key}-poll-${index}-${at}`, multiple, at, disabled: of === null, checked: view?.mine?.includes(at) }, option),
    // There from the start, so that results move nothing when they come.
    h('p.poll-result', [h('progress.poll-bar', { max: 100, value: Math.round((known?.options[at]?.share ?? 0) * 100), ariaHidden: 'true' }), h('span.poll-share', known?.options[at]?.says ?? '')]),
  ]))
  const first = Number(/\d+/.exec(start)?.[0] ?? 1)
  return h(`div.poll${known ? '.has-results' : ''}${view?.mine ? '.is-voted' : ''}`, {
    role: 'group', ariaLabel: t('name', { multiple: String(multiple) }), dataPoll: of === null ? undefined : pollName(of, index), dataCloses: closed ? undefined : closesAt?.toISOString(),
  }, [
    raw(asked),
    h(`${tag}.poll-options`, tag === 'ol' && first !== 1 ? { start: first } : {}, items),
    h('p.poll-note', [h('span.poll-voters', known?.voters ?? (closed ? '' : t('hidden'))), ' ', day ? t(closed ? 'closed' : 'until', { date: day }) : '']),
    ...(closed ? [] : [h('p.poll-acts', [
      button(t(view?.mine ? 'again' : 'vote'), { kind: 'primary', name: 'poll', value: pollName(of ?? 0, index), disabled: of === null, dataVote: t('vote'), dataAgain: t('again') }),
      button(t('withdraw'), { kind: 'quiet', name: 'withdraw', value: pollName(of ?? 0, index), disabled: of === null, className: 'poll-withdraw' }),
    ])]),
  ])
}

function button(label: string, { kind, className, ...rest }: { kind: 'primary' | 'quiet'; className?: string; [attribute: string]: unknown }): ElementContent {
  return h('button', { type: 'submit', form: POLL_FORM, className: buttonClass({ kind }, className), ...rest } as never, label)
}

// What may stand in a label. Whatever else an option holds (a seal to be opened, above all) stands beside its control and names it.
const SPEECH = /^(?:[^<]|<\/?(?:em|strong|del|code|a|br|sup|span|img)\b(?![^>]*data-seal)[^>]*>)*$/

function choice({ name, id, multiple, at, disabled, checked }: { name: string; id: string; multiple: boolean; at: number; disabled: boolean; checked?: boolean }, option: string): ElementContent {
  const control = { type: multiple ? 'checkbox' : 'radio', form: POLL_FORM, name, value: String(at), disabled, checked }
  if (SPEECH.test(option)) return h('label.poll-words', [h('input', control), h('span', [raw(option)])])
  return h('div.poll-words', [h('input', { ...control, ariaLabelledBy: id }), h('div', { id }, [raw(option)])])
}
