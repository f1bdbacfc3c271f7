import * as operations from '@/lib/api/operations/queue'
import { readPersonFlagging } from '@/lib/flags/read'
import { flagOther, withdrawFlag } from '@/lib/flags/write'
import { on, serve } from '@/lib/http/serve'
import { refused } from '@/lib/outcome'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.flagPerson, async ({ viewer, params, body }) => {
    const person = await readPersonFlagging(viewer, params.handle)
    return person ? flagOther(viewer, { kind: 'person', id: person.id }, body) : refused('person-missing')
  }),
  on(operations.withdrawPersonFlag, async ({ viewer, params }) => {
    const person = await readPersonFlagging(viewer, params.handle)
    return person ? withdrawFlag(viewer, { kind: 'person', id: person.id }) : refused('person-missing')
  }),
)
