import { answerLogFeed } from '../../../answer-log-feed'

export async function GET(request: Request, { params }: RouteContext<'/[locale]/moderation/log/feed.json'>) {
  return answerLogFeed(request, (await params).locale, 'json')
}
