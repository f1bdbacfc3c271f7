import { notOffered } from '@/lib/http/problem'
import { authRoute } from '@/lib/viewer/sign-in'

const refuse = notOffered('GET, HEAD, POST, OPTIONS')

export { authRoute as GET, authRoute as POST, refuse as PUT, refuse as PATCH, refuse as DELETE }
