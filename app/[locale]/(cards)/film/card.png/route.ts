import { filmCard } from '@/components/cards/texts'
import { localeOf } from '@/lib/i18n/locales'
import { answerCard } from '../../answer-card'

export async function GET(request: Request, { params }: RouteContext<'/[locale]/film/card.png'>) {
  return answerCard(request, filmCard(localeOf((await params).locale)))
}
