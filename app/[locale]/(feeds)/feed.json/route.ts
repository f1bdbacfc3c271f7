import { answerFeed } from '../answer-feed'

export async function GET(request: Request, { params }: RouteContext<'/[locale]/feed.json'>) {
  return answerFeed(request, (await params).locale, { of: 'site' }, 'json')
}
