import * as operations from '@/lib/api/operations/me'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import { readMe } from '@/lib/people/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(on(operations.readMe, async ({ viewer }) => done(await readMe(viewer))))
