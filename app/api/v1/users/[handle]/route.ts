import * as operations from '@/lib/api/operations/users'
import { on, serve } from '@/lib/http/serve'
import { done, refused } from '@/lib/outcome'
import { readPerson } from '@/lib/people/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.readPerson, async ({ viewer, params }) => {
    const person = await readPerson(viewer, params.handle)
    return person ? done(person) : refused('person-missing')
  }),
)
