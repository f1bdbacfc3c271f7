import { minuteWords } from '@/components/spoilers/minute-words'
import { versionChoices } from '@/components/threads/thread-page'
import type { Locale } from '@/lib/i18n/locales'
import type { JudgedView } from '@/lib/moderation/view'
import type { Scope } from '@/lib/spoilers/scope'
import { cannedGroups } from './canned'
import { DecisionForm } from './decision-form'

/** The form that decides about a whole post, with what may be decided now. */
export function Decide({ locale, judged }: { locale: Locale; judged: JudgedView }) {
  const acts = judged.acts.filter((act) => act !== 'seal-part')
  return (
    <DecisionForm
      postId={judged.post.id} itemId={judged.item?.id ?? null} last={judged.last} acts={acts} deletes={judged.post.state !== 'deleted'} picked={pickedFor(judged)}
      versions={versionChoices(locale)} groups={cannedGroups(locale)} queued={false}
    />
  )
}

/** The scope that a form starts from: what the heaviest report asks for, else what lies on the post. */
export function pickedFor({ flags, sealed, post }: JudgedView): { version: string; until: string } {
  return scopePicked(flags, sealed ?? post.spoiler)
}

/** The same from the reports, and what lies on the post. */
export function scopePicked(flags: readonly { scope: Scope | null }[], lying: Scope | null): { version: string; until: string } {
  const scope = flags.find((flag) => flag.scope !== null)?.scope ?? lying
  return { version: scope?.version ?? '', until: scope?.until == null ? '' : minuteWords(scope.until) }
}
