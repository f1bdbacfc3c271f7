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
