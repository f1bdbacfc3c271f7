import { readdirSync } from 'node:fs'
import path from 'node:path'

const APP = path.resolve('app')

/** The address of every page and route under app/, as its folders have it: "/[locale]/t/[id]/[slug]". Groups stay, to tell public from private. */
export function everyRoute(folder = APP): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return everyRoute(full)
    return /^(?:page|route)\.tsx?$/.test(entry.name) ? [`/${path.relative(APP, folder)}`] : []
  })
}

/** What Next makes an address of by its name: "manifest.ts" → "/manifest.webmanifest", "t/[id]/opengraph-image.tsx" → "/t/1/opengraph-image". */
export function everySpecialFile(folder = APP): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return everySpecialFile(full)
    const { name, ext } = path.parse(entry.name)
    if (!/^(?:opengraph-image|twitter-image|icon|apple-icon|favicon|sitemap|robots|manifest)\d?$/.test(name)) return []
    const ending = { robots: '.txt', manifest: '.webmanifest', sitemap: '.xml' }[name] ?? (/^\.[jt]sx?$/.test(ext) ? '' : ext)
    return [`/${path.relative(APP, folder)}/${name}${ending}`.replace(/\/\([^)]*\)|\/\[locale\]/g, '').replace(/\[\w+\]/g, '1').replace('//', '/')]
  })
}
