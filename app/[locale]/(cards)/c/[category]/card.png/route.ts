import { categoryCard } from '@/components/cards/texts'
import { categoryData } from '@/lib/film/categories'
import { localeOf } from '@/lib/i18n/locales'
import { answerCard } from '../../../answer-card'

export async function GET(request: Request, { params }: RouteContext<'/[locale]/c/[category]/card.png'>) {
  const { locale, category } = await params
  return answerCard(request, categoryData(category) ? categoryCard(localeOf(locale), category) : null)
}
