import { answerFeed } from '../answer-feed'

export async function GET(request: Request, { params }: RouteContext<'/[locale]/feed.xml'>) {
  return answerFeed(request, (await params).locale, { of: 'site' }, 'xml')
}
