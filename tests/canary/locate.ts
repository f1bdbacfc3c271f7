import { LOCALES, splitLocale } from '@/lib/i18n/locales'
import type { Address } from './addresses'
import type { Planted } from './planted'
import { SURFACES, type Surface } from './surfaces'

/** An address, and what it is. */
export interface Located extends Address {
  surface: Surface
}

interface Shape {
  surface: Surface
  shape: RegExp
}

/** How a folder's addresses look, with the names of its parts: "/[locale]/(public)/t/[id]" → /^\/t\/(?<id>[^/]+)$/. */
export function shapeOf(folder: string): RegExp {
  const parts = folder.split('/').filter((part) => part !== '' && part !== '[locale]' && !/^\(.*\)$/.test(part))
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|\\]/g, '\\$&').replace(/^\[\\\.\\\.\\\.(\w+)\]$/, '(?<$1>.+)').replace(/^\[(\w+)\]$/, '(?<$1>[^/]+)'))
  return new RegExp(`^/${pattern.join('/')}$`)
}

/** Exact names before parts that may be anything, and those before what takes all the rest. */
function vagueness(folder: string): number {
  const parts = folder.split('/').filter((part) => !/^\(|^$|^\[locale\]$/.test(part))
  const open = parts.filter((part) => part.startsWith('[')).length
  return (folder.includes('[...') ? 100 : 0) + open - (parts.length - open) / 100
}

const FOLDERS = SURFACES.flatMap(({ at, ...rest }): { surface: Surface; at: string }[] => (typeof at === 'string' ? [{ surface: { at, ...rest }, at }] : []))
const SHAPES: readonly Shape[] = [
  ...SURFACES.flatMap((surface) => (surface.at instanceof RegExp ? [{ surface, shape: surface.at }] : [])),
  ...FOLDERS.sort((a, b) => vagueness(a.at) - vagueness(b.at)).map(({ surface, at }) => ({ surface, shape: shapeOf(at) })),
]

/** What an address is, and what it opens; null when no surface is declared for it. `sample` says more than its address does. */
export function locate(path: string, planted: Planted, sample?: Address): Located | null {
  const [pathname = '/', query = ''] = path.split('?', 2)
  const [locale, bare] = splitLocale(pathname)
  for (const { surface, shape } of SHAPES) {
    const found = shape.exec(surface.at instanceof RegExp || !String(surface.at).startsWith('/[locale]') ? pathname : bare)
    if (!found) continue
    const opened = surface.opens?.({ params: { ...found.groups }, query: new URLSearchParams(query), planted }) ?? {}
    return { locale: LOCALES.find((one) => one === locale) ?? LOCALES[0], ...opened, ...sample, path, surface }
  }
  return null
}
