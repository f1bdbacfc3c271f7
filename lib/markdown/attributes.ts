import { EVERYTHING, parseScope, type Scope } from '@/lib/spoilers/scope'

/** What `{version=tr-2019 until=95}` says: scopes, and whether it could be understood. */
export interface Said {
  readonly scopes: readonly Scope[]
  readonly clear: boolean
}

const UNCLEAR: Said = { scopes: EVERYTHING, clear: false }

/** Reads the attributes of a spoiler mark, braces included. None mean the fallback; unclear ones mean everything. */
export function readAttributes(text: string | null, fallback: Scope): Said {
  const inner = text?.replace(/^\s*\{|\}\s*$/g, '').trim()
  if (!inner) return { scopes: [fallback], clear: true }
  const found = new Map<string, string>()
  for (const pair of inner.split(/[\s,]+/)) {
    const [, key, quoted, bare] = /^(version|until)=(?:"([^"]*)"|'?([^'"]*)'?)$/i.exec(pair) ?? []
    if (!key || found.has(key.toLowerCase())) return UNCLEAR
    found.set(key.toLowerCase(), quoted ?? bare ?? '')
  }
  const until = found.get('until')
  const scope = parseScope(`${found.get('version') ?? ''}${until === undefined ? '' : `@${until}`}`)
  return scope ? { scopes: [scope], clear: true } : UNCLEAR
}

/** The attributes that name a scope, braces included, as the composer and the moderator's tool write them. */
export function writeAttributes(scope: Scope): string {
  return `{version=${scope.version}${scope.until === null ? '' : ` until=${scope.until}`}}`
}
