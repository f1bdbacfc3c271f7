import { minuteWords } from '@/components/spoilers/minute-words'
import { versionChoices } from '@/components/threads/thread-page'
import type { Locale } from '@/lib/i18n/locales'
import type { JudgedView } from '@/lib/moderation/view'
import { cannedGroups } from './canned'
import { DecisionForm } from './decision-form'

/** The form that decides about a whole post, with what may be decided now. */
export function Decide({ locale, judged, queued = false }: { locale: Locale; judged: JudgedView; queued?: boolean }) {
  const acts = judged.acts.filter((act) => act !== 'seal-part')
  return (
    <DecisionForm
      postId={judged.post.id} last={judged.last} acts={acts} picked={pickedFor(judged)} versions={versionChoices(locale)} groups={cannedGroups(locale)} queued={queued}
    />
  )
}

/** The scope that a form starts from: what the heaviest report asks for, else what lies on the post. */
export function pickedFor({ flags, sealed, post }: JudgedView): { version: string; until: string } {
  const scope = flags.find((flag) => flag.scope !== null)?.scope ?? sealed ?? post.spoiler
  return { version: scope?.version ?? '', until: scope?.until == null ? '' : minuteWords(scope.until) }
}
