import { siteCard } from '@/components/cards/texts'
import { localeOf } from '@/lib/i18n/locales'
import { answerCard } from '../answer-card'

export async function GET(request: Request, { params }: RouteContext<'/[locale]/card.png'>) {
  return answerCard(request, siteCard(localeOf((await params).locale)))
}
