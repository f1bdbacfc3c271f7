import { idIn } from '@/lib/paths'
import { answerFeed } from '../../../answer-feed'

export async function GET(request: Request, { params }: RouteContext<'/[locale]/t/[id]/feed.json'>) {
  const { locale, id } = await params
  return answerFeed(request, locale, { of: 'thread', id: idIn(id) }, 'json')
}
