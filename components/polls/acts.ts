import { announce } from '@/components/shell/announce'
import { hintedHandle } from '@/components/shell/me'
import type { Locale } from '@/lib/i18n/locales'
import { api } from '@/lib/paths'
import type { PollShape } from './poll-words'

const BUTTON = 'button[form="poll-form"]'
const inUse = new WeakSet<Element>()
/** What stood where the results now say how many voted. */
const before = new WeakMap<Element, string>()
let locale: Locale
let listening = false

/** Lets the polls of the page be voted on in their place, and shows the results of those in which one has voted. Called again when more arrive. */
export function wakePolls(language: Locale): void {
  locale = language
  const fresh = [...document.querySelectorAll<HTMLElement>('.poll[data-poll]')].filter((poll) => !inUse.has(poll))
  fresh.forEach((poll) => inUse.add(poll))
  const asked = fresh.filter((poll) => hintedHandle() !== null || Date.parse(poll.dataset.closes ?? '') <= Date.now())
  for (const postId of new Set(asked.map((poll) => placeOf(poll).postId))) void showResults(postId)
  if (!listening) document.addEventListener('click', onClick)
  listening = true
}

function placeOf(poll: HTMLElement): { postId: number; index: number } {
  const [postId = 0, index = 0] = (poll.dataset.poll ?? '').split('.').map(Number)
  return { postId, index }
}

async function showResults(postId: number): Promise<void> {
  const answer = await fetch(api.polls(postId), { headers: { 'accept-language': locale } }).catch(() => null)
  if (!answer?.ok) return
  const { items } = (await answer.json()) as { items: PollShape[] }
  for (const shape of items) for (const poll of pollsAt(postId, shape)) lay(poll, shape, chosen(poll).length > 0)
}

function pollsAt(postId: number, { index }: PollShape): NodeListOf<HTMLElement> {
  return document.querySelectorAll(`.poll[data-poll="${postId}.${index}"]`)
}

/** Lays the results over a poll. Everything has its room already. What somebody has begun to choose meanwhile stays chosen. */
function lay(poll: HTMLElement, { says, mine, closed }: PollShape, begun: boolean): void {
  const voters = poll.querySelector('.poll-voters')
  if (voters && !before.has(poll) && !poll.classList.contains('has-results')) before.set(poll, voters.textContent)
  poll.classList.toggle('has-results', says !== null)
  poll.classList.toggle('is-voted', mine !== null)
  if (voters) voters.textContent = says?.voters ?? before.get(poll) ?? ''
  poll.querySelectorAll('.poll-option').forEach((option, at) => {
    option.classList.toggle('is-mine', mine?.includes(at) ?? false)
    option.querySelector('.poll-share')!.textContent = says?.options[at]?.says ?? ''
    option.querySelector('progress')!.value = (says?.options[at]?.share ?? 0) * 100
    const control = option.querySelector<HTMLInputElement>('input[form="poll-form"]')
    if (!control) return
    if (!begun) control.checked = mine?.includes(at) ?? false
    control.disabled = closed
  })
  poll.querySelectorAll<HTMLButtonElement>(BUTTON).forEach((button) => {
    button.disabled = closed
    const { vote, again } = button.dataset
    if (vote && again) button.textContent = mine === null ? vote : again
  })
}

function onClick(event: MouseEvent): void {
  const button = (event.target as Element).closest<HTMLButtonElement>(BUTTON)
  const poll = button?.closest<HTMLElement>('.poll[data-poll]')
  // A guest is led to sign-in by the form itself, and so is whoever's session turns out to have ended; it also says that something must be chosen.
  if (!button || !poll || hintedHandle() === null || (button.name === 'poll' && chosen(poll).length === 0)) return
  event.preventDefault()
  void act(button, poll)
}

function chosen(poll: HTMLElement): number[] {
  return [...poll.querySelectorAll<HTMLInputElement>('input[form="poll-form"]:checked')].map(({ value }) => Number(value))
}

/** Votes, or withdraws a vote. What is refused goes the way it goes without script: to a page that says why. */
async function act(button: HTMLButtonElement, poll: HTMLElement): Promise<void> {
  if (poll.ariaBusy === 'true') return
  const { postId, index } = placeOf(poll)
  const asked: RequestInit = button.name === 'withdraw' ? { method: 'DELETE' } : { method: 'PUT', body: JSON.stringify({ options: chosen(poll) }) }
  poll.ariaBusy = 'true'
  const answer = await fetch(api.vote(postId, index), { ...asked, headers: { 'content-type': 'application/json', 'accept-language': locale } }).catch(() => null)
  poll.ariaBusy = null
  if (!answer?.ok) return void button.form?.requestSubmit(button)
  const shape = (await answer.json()) as PollShape
  for (const one of pollsAt(postId, shape)) lay(one, shape, false)
  if (button.name === 'withdraw') poll.querySelector<HTMLElement>(`${BUTTON}[name="poll"]`)?.focus()
  announce([shape.said, shape.says?.voters].filter(Boolean).join(' '))
}
