import { Readable } from 'node:stream'
import { readExport } from '@/lib/accounts/read'
import { exportMe } from '@/lib/api/operations/account'
import { count } from '@/lib/http/limits'
import { notNow } from '@/lib/http/problem'
import { on, serve } from '@/lib/http/serve'
import type { Member } from '@/lib/viewer/viewer'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(exportMe, async ({ viewer }) => {
    const member = viewer as Member
    const { waitS } = await count('exports', `person ${member.personId}`)
    if (waitS !== null) return notNow(429, waitS, 'You asked for this several times just now. Wait a little.')
    // In pieces: it may be long.
    const body = Readable.toWeb(Readable.from(readExport(member), { objectMode: false })) as ReadableStream<Uint8Array>
    const name = `cell-seven-${member.personId}.json`
    return new Response(body, { headers: { 'content-type': 'application/json', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' } })
  }),
)
