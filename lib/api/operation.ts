import { z } from 'zod'
import type { ProblemStatus } from '@/lib/http/problem'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a token must be for: reading, writing, or moderating. */
export const TOKEN_SCOPES = ['read', 'write', 'moderate'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** A form with a file: what the file is, and the form's other fields. */
interface Form {
  /** The field of the file, and what it may be: media types, and the most bytes. */
  readonly file: { readonly name: string; readonly types: readonly string[]; readonly most: number; readonly about: string }
  readonly fields: z.ZodObject
}

/** One act that the API offers: all that whoever asks may send, and all that they may be answered. The same schemas check and describe it. */
export interface Operation<
  Params extends z.ZodObject = z.ZodObject, Query extends z.ZodObject = z.ZodObject, Body extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType,
  Named extends Method = Method, Path extends `/${string}` = `/${string}`,
> {
  /** Its name in the description and in clients: `listThreads`. */
  readonly id: string
  readonly method: Named
  /** Below /api/v1, with its parameters in braces: `/threads/{id}`. */
  readonly path: Path
  readonly group: 'threads' | 'posts' | 'search' | 'people' | 'me' | 'moderation' | 'film'
  readonly summary: string
  readonly about?: string
  /** What a token has to be for. What is for `read` changes nothing, whatever its method. */
  readonly scope: TokenScope
  /** Who may ask at all: a guest is answered 401, a member who does not moderate 403. */
  readonly by: 'anyone' | 'members' | 'moderators'
  readonly params: Params
  readonly query: Query
  /** `z.undefined()`: takes none. */
  readonly body: Body
  readonly status: 200 | 201 | 204
  /** `z.undefined()`: the answer is its status. With `live` it is what the stream says, in order. */
  readonly answer: Answer
  /** The refusals besides those that every operation of its kind has. */
  readonly refuses: readonly ProblemStatus[]
  /** It makes something, so it takes an Idempotency-Key. */
  readonly once: boolean
  /** It changes what somebody has read, so it needs that answer's ETag in If-Match. */
  readonly match: boolean
  /** A small act of one's own that pages do often and that costs as little as reading: it is counted among reads. */
  readonly light: boolean
  /** The body is a form with a file (multipart/form-data), which the operation reads itself as it comes in. */
  readonly form: Form | null
  /** A guest is read as their browser says: pages ask it on behalf of the very reader whom they were drawn for. */
  readonly asDrawn: boolean
  /** The answer is a stream of events (text/event-stream) that goes on. */
  readonly live: boolean
  /** The revision in the answer's ETag, by which If-Match knows it; without one it has none. */
  readonly etag?: (answer: z.output<Answer>) => string | number
  /** The address of what was made. */
  readonly location?: (answer: z.output<Answer>) => string
}

type Given<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType, M extends Method, Path extends `/${string}`> =
  Pick<Operation<P, Q, B, A, M, Path>, 'id' | 'method' | 'path' | 'group' | 'summary' | 'about' | 'answer' | 'etag' | 'location'> &
  Partial<Pick<Operation<P, Q, B, A>, 'scope' | 'by' | 'params' | 'query' | 'body' | 'status' | 'refuses' | 'once' | 'match' | 'light' | 'form' | 'asDrawn' | 'live'>>

const NONE = z.strictObject({})
const NO_BODY = z.undefined()

/** Declares an operation; what is not said is the usual of its method. */
export function operation<
  const M extends Method, const Path extends `/${string}`,
  P extends z.ZodObject = typeof NONE, Q extends z.ZodObject = typeof NONE, B extends z.ZodType = z.ZodUndefined, A extends z.ZodType = z.ZodType,
>(given: Given<P, Q, B, A, M, Path>): Operation<P, Q, B, A, M, Path> {
  const reads = given.method === 'GET'
  return {
    scope: reads ? 'read' : 'write', by: reads ? 'anyone' : 'members', status: given.answer instanceof z.ZodUndefined ? 204 : 200, refuses: [], once: false, match: false, light: false, form: null, asDrawn: false, live: false,
    params: NONE as unknown as P, query: NONE as unknown as Q, body: NO_BODY as unknown as B, ...given,
  }
}
