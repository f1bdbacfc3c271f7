import { overlay } from '@/lib/http/overlay'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = overlay
