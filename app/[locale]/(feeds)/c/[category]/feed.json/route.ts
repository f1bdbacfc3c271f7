import { answerFeed } from '../../../answer-feed'

export async function GET(request: Request, { params }: RouteContext<'/[locale]/c/[category]/feed.json'>) {
  const { locale, category } = await params
  return answerFeed(request, locale, { of: 'category', slug: category }, 'json')
}
