import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { OPERATIONS } from '@/lib/api/all'
import { openapi, type Described } from '@/lib/api/openapi'
import { problem } from '@/lib/api/shapes'
import { filesOf, textOf } from '../house/sources'

const described = openapi('https://forum.example.org')

/** What the linter has to say, with every rule that it recommends: the form of OpenAPI 3.1, references that lead nowhere, examples that do not fit. */
async function lint(document: unknown): Promise<string[]> {
  const found = await lintFromString({ source: JSON.stringify(document), config: await createConfig({ extends: ['recommended-strict'] }) })
  return found.map(({ ruleId, message, location: [place] }) => `${ruleId}: ${message} (${place?.pointer})`)
}

test('the description is valid OpenAPI 3.1, every reference in it leads somewhere, and a linter finds nothing to say', async () => {
  expect(await lint(described)).toEqual([])
  const { openapi: version, paths: { '/tags': tags, ...paths } } = described as Described & { openapi: string }
  expect(version).toBe('3.1.0')
  const broken = structuredClone(tags!)
  broken.get!.responses['200']!.content!['application/json'] = { schema: { $ref: '#/components/schemas/Nowhere' } }
  broken.get!.responses['500']!.content!['application/problem+json']!.example = { status: 'five hundred' }
  const said = (await lint({ ...described, paths: { ...paths, '/tags': broken } })).join()
  expect(said).toContain('no-unresolved-refs')
  expect(said).toContain('no-invalid-media-type-examples')
})

test('every operation has an example of what is sent and of what is answered, and each refusal one: all as the schemas have it', () => {
  for (const operation of OPERATIONS) {
    const { id, method, path, params, query, body, answer, status, live } = operation
    const { parameters, requestBody, responses } = described.paths[path]![method.toLowerCase()]!
    const asked = (where: string) => Object.fromEntries(parameters.filter((one) => one.in === where).map(({ name, example }) => [name, example]))
    expect([id, params.safeParse(asked('path')).error]).toEqual([id, undefined])
    expect([id, query.safeParse(asked('query')).error]).toEqual([id, undefined])
    if (body.type !== 'undefined') expect([id, body.safeParse(requestBody!.content['application/json']!.example).error]).toEqual([id, undefined])
    if (answer.type !== 'undefined') expect([id, answer.safeParse(responses[status]!.content![live ? 'text/event-stream' : 'application/json']!.example).error]).toEqual([id, undefined])
    const refusals = Object.entries(responses).filter(([one]) => Number(one) >= 400)
    expect(refusals.length).toBeGreaterThan(2)
    for (const [one, { content }] of refusals) expect(problem.strict().parse(content!['application/problem+json']!.example)).toMatchObject({ status: Number(one) })
  }
})

test('every operation has a name of its own, and names each parameter of its address', () => {
  const all = Object.entries(described.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, ...operation })))
  expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(OPERATIONS.length)
  for (const { path, parameters } of all) {
    const braces = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name)
    expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(braces)
  }
})

test('every operation is served at its address, and every served one is described', () => {
  const routes = filesOf('app/api/v1', /\/route\.ts$/).filter((file) => /\bserve\(/.test(textOf(file)))
  // The description itself is no operation; all else is one.
  expect(filesOf('app/api/v1', /\/route\.ts$/).filter((file) => !routes.includes(file))).toEqual(['app/api/v1/openapi.json/route.ts'])
  const addressOf = (file: string) => `/${file.split('/').slice(3, -1).join('/').replace(/\[(\w+)\]/g, '{$1}')}`
  expect(routes.map(addressOf).sort()).toEqual([...new Set(OPERATIONS.map(({ path }) => path))].sort())
  for (const file of routes) expect(textOf(file).match(/\bon\(/g)?.length, file).toBe(OPERATIONS.filter(({ path }) => path === addressOf(file)).length)
})
