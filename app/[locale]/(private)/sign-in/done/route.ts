import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { localPath } from '@/lib/paths'
import { settleIn } from '@/lib/viewer/settle'

/** Where every sign-in ends. */
export async function GET(request: NextRequest) {
  redirect(await settleIn(localPath(request.nextUrl.searchParams.get('to'))))
}
