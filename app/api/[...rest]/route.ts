import { problem } from '@/lib/http/problem'

/** An address below /api that there is none of, whatever the method. */
function missing() {
  return problem(404)
}

export { missing as GET, missing as HEAD, missing as POST, missing as PUT, missing as PATCH, missing as DELETE, missing as OPTIONS }
