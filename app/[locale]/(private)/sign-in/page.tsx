import type { Metadata } from 'next'
import { whyWords } from '@/components/moderation/entry'
import { SignIn } from '@/components/people/sign-in'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readActions } from '@/lib/ledger/read'
import { idIn, localPath, pathsIn } from '@/lib/paths'
import { isFailure } from '@/lib/viewer/failure'
import { isOffered } from '@/lib/viewer/methods'
import { currentViewer } from '@/lib/viewer/session'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'people')('signIn.title'), robots: { index: false } }
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const query = await searchParams
  const asked = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const failure = asked('error')
  const viewer = await currentViewer()
  const ban = failure === 'banned' ? (await readActions(viewer, [idIn(asked('ban'))])).get(idIn(asked('ban'))) : undefined
  return (
    <SignIn
      locale={locale}
      viewer={viewer}
      to={localPath(asked('to'), pathsIn(locale).home())}
      failure={isFailure(failure) ? failure : null}
      appeal={failure === 'banned' && asked('key') ? pathsIn(locale).appeal(idIn(asked('ban')), { key: asked('key') }) : null}
      banned={ban?.kind === 'ban' ? whyWords(locale, ban) : null}
      method={asked('method')}
      ways={asked('ways').split(',').filter(isOffered)}
    />
  )
}
