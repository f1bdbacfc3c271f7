import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

interface SourceMap {
  sourcesContent?: unknown
  sections?: { map: SourceMap }[]
}

/**
 * Takes the texts of the sources out of the source maps of what the server runs. Node keeps the map of each file it has loaded, to name the file
 * and line of a failure; the texts are two thirds of them, and nobody reads them there.
 */
export function slimMaps(root: string): void {
  const folder = path.join(root, '.next', 'server')
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.map')) continue
    const full = path.join(folder, file)
    const map = JSON.parse(readFileSync(full, 'utf8')) as SourceMap
    for (const one of [map, ...(map.sections ?? []).map((section) => section.map)]) delete one.sourcesContent
    writeFileSync(full, JSON.stringify(map))
  }
}
