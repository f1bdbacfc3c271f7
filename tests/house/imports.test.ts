import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { beforeAll, describe, expect, test } from 'vitest'
import { NOT_IN_BROWSERS, NOT_PURE, RULES } from './import-rules'
import { directiveOf, filesOf, ROOT } from './sources'

const forbidden = Object.entries(RULES).map(([name, { comment, from, to }]) => ({ name, comment, from, to, severity: 'error' as const }))

async function graphOf(baseDir: string, folders: string[]): Promise<ICruiseResult> {
  const tsConfig = path.join(ROOT, 'tsconfig.json')
  const resolution = { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] }
  const { output } = await cruise(
    folders,
    {
      baseDir,
      ruleSet: { forbidden },
      validate: true,
      doNotFollow: { path: 'node_modules|generated' },
      exclude: { path: '\\.css$' },
      tsPreCompilationDeps: 'specify',
      tsConfig: { fileName: tsConfig },
      enhancedResolveOptions: resolution,
    },
    {},
    { tsConfig: extractTSConfig(tsConfig) },
  )
  if (typeof output === 'string') throw new Error(output)
  return output
}

/** All that the imports of `start` lead to in the end, types left out; each with the file that led there. `stop` is not looked into. */
function reachedFrom(graph: ICruiseResult, start: string, stop: (file: string) => boolean = () => false): Map<string, string> {
  const bySource = new Map(graph.modules.map((module) => [module.source, module]))
  const found = new Map([[start, start]])
  for (const [file] of found) {
    if (stop(file)) continue
    for (const { resolved, preCompilationOnly, dependencyTypes } of bySource.get(file)?.dependencies ?? []) {
      const forTypes = preCompilationOnly || dependencyTypes.includes('type-only')
      if (!forTypes && !found.has(resolved)) found.set(resolved, file)
    }
  }
  return found
}

let graph: ICruiseResult
beforeAll(async () => {
  graph = await graphOf(ROOT, ['app', 'components', 'lib', 'prisma', 'server.ts', 'proxy.ts'])
})

test('nobody imports what they may not', () => {
  expect(graph.modules.length).toBeGreaterThan(200)
  expect(graph.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

test('every import leads somewhere', () => {
  const lost = graph.modules.flatMap(({ source, dependencies }) => dependencies.filter((one) => one.couldNotResolve).map((one) => `${source} → ${one.module}`))
  // Types alone, from packages that have nothing else.
  expect(lost.filter((line) => !/ → (?:hast|mdast)$/.test(line))).toEqual([])
})

// Drawn when even the layout has failed, so it brings its own few words along.
const BARE = new Set(['app/global-error.tsx'])

test('what runs in the browser leads to no database, no film data and no words of other pages', () => {
  const server = (file: string) => directive(file) === 'use server'
  const clients = filesOf('.', /^(?:app|components)\/.*\.tsx?$/).filter((file) => directive(file) === 'use client' && !BARE.has(file))
  const bad = clients.flatMap((start) =>
    [...reachedFrom(graph, start, server)].filter(([file]) => NOT_IN_BROWSERS.test(file)).map(([file, by]) => `${start} … ${by} → ${file}`),
  )
  expect(clients.length).toBeGreaterThan(10)
  expect(bad).toEqual([])
})

test('rules and input are pure: they lead to no database, no request, no file, no setting', () => {
  const bad = filesOf('lib', /^lib\/[^/]+\/(?:rules|input)\.ts$/).flatMap((start) =>
    [...reachedFrom(graph, start)].filter(([file]) => NOT_PURE.test(file)).map(([file, by]) => `${start} … ${by} → ${file}`),
  )
  expect(bad).toEqual([])
})

function directive(file: string): string | null {
  return /\.tsx?$/.test(file) && !file.includes('node_modules') ? directiveOf(file) : null
}

describe('each rule catches what it forbids', () => {
  const caught = new Map<string, string[]>()
  beforeAll(async () => {
    const base = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-imports-'))
    for (const { proof: [from, to] } of Object.values(RULES)) {
      const address = path.relative(path.dirname(from), to)
      add(base, to, from.includes('round') ? "import './round-a'\n" : 'export {}\n')
      add(base, from, `import '${address.startsWith('.') ? address : `./${address}`}'\n`)
    }
    for (const { rule, from } of (await graphOf(base, ['app', 'components', 'lib'])).summary.violations) {
      caught.set(rule.name, [...(caught.get(rule.name) ?? []), from])
    }
    rmSync(base, { recursive: true })
  })

  test.each(Object.entries(RULES))('%s', (name, { proof: [from] }) => expect(caught.get(name) ?? []).toContain(from))
})

function add(base: string, file: string, line: string): void {
  mkdirSync(path.dirname(path.join(base, file)), { recursive: true })
  appendFileSync(path.join(base, file), line)
}
