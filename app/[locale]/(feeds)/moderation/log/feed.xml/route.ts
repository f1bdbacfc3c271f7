import { answerLogFeed } from '../../../answer-log-feed'

export async function GET(request: Request, { params }: RouteContext<'/[locale]/moderation/log/feed.xml'>) {
  return answerLogFeed(request, (await params).locale, 'xml')
}
