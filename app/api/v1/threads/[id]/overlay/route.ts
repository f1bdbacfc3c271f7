import * as operations from '@/lib/api/operations/overlays'
import { answerOverlay } from '@/lib/http/overlay'
import { on, serve } from '@/lib/http/serve'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(on(operations.readOverlay, answerOverlay))
