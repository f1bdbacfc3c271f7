import { threadCard } from '@/components/cards/texts'
import { localeOf } from '@/lib/i18n/locales'
import { idIn } from '@/lib/paths'
import { readThread } from '@/lib/threads/read'
import { GUEST } from '@/lib/viewer/viewer'
import { answerCard } from '../../../answer-card'

export async function GET(request: Request, { params }: RouteContext<'/[locale]/t/[id]/card.png'>) {
  const { locale, id } = await params
  const thread = await readThread(GUEST, idIn(id))
  return answerCard(request, thread && threadCard(localeOf(locale), thread))
}
